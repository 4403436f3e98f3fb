import ts from "typescript";
import { methodOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { removeMember } from "../remove-member.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Removes an index, shortens it, or puts its fields in another order. */
export const changeIndex: SourceOperator = {
  name: "change index",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isCallExpression(node))
      .filter((node) => ["index", "searchIndex", "vectorIndex"].includes(methodOf(node) ?? ""))
      .flatMap((node) => [...withoutIndex(node), ...withOtherFields(node)]),
};

function withoutIndex(node: ts.CallExpression): readonly SourceChange[] {
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const table = node.expression.expression;
  const name = shortened(node.arguments[0]?.getText() ?? "");
  return [replaceNode(node, table.getText(), `without index ${name}`)];
}

function withOtherFields(node: ts.CallExpression): readonly SourceChange[] {
  const fields = node.arguments
    .flatMap((argument) => descendants(argument))
    .find((each) => ts.isArrayLiteralExpression(each));
  if (fields === undefined || fields.elements.length < 2) return [];
  const texts = fields.elements.map((element) => element.getText());
  const last = fields.elements.at(-1);
  return [
    replaceNode(fields, `[${texts.toReversed().join(", ")}]`),
    ...(last === undefined ? [] : [removeMember(last)]),
  ];
}
