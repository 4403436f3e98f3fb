import ts from "typescript";
import { validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Adds an index that nobody asked for. Only where a task does not say which indexes there are. */
export const extraIndex: SourceOperator = {
  name: "extra index",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "defineTable") return [];
      const [fields] = node.arguments;
      if (fields === undefined || !ts.isObjectLiteralExpression(fields)) return [];
      return fields.properties.flatMap((field) => indexOver(node, field));
    }),
};

function indexOver(
  table: ts.CallExpression,
  field: ts.ObjectLiteralElementLike,
): readonly SourceChange[] {
  if (!ts.isPropertyAssignment(field) || validatorKind(field.initializer) === "any") return [];
  const name = field.name.getText();
  if (isIndexed(table, name)) return [];
  const at = table.getEnd();
  const text = `.index("extra_by_${name}", ["${name}"])`;
  return [{ description: `index over ${name}`, edits: [{ start: at, end: at, text }] }];
}

/** Two indexes over the same fields are refused by the platform. */
function isIndexed(table: ts.CallExpression, field: string): boolean {
  let chain: ts.Node = table;
  while (ts.isCallExpression(chain.parent) || ts.isPropertyAccessExpression(chain.parent)) {
    chain = chain.parent;
  }
  return chain.getText().includes(`["${field}"]`);
}
