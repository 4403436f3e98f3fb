import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Gives a table one object validator in place of its fields. */
export const wrapDocument: SourceOperator = {
  name: "object for a table",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (!ts.isCallExpression(node) || node.expression.getText() !== "defineTable") return [];
      const [fields] = node.arguments;
      if (fields === undefined || !ts.isObjectLiteralExpression(fields)) return [];
      const text = fields.getText();
      return [replaceNode(fields, `v.object(${text})`, `object of ${shortened(text)}`)];
    }),
};
