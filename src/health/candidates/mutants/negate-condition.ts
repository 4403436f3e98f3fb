import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Turns a condition into its opposite. */
export const negateCondition: SourceOperator = {
  name: "negate condition",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (ts.isIfStatement(node)) return [negated(node.expression)];
      if (ts.isConditionalExpression(node)) return [negated(node.condition)];
      return [];
    }),
};

function negated(condition: ts.Expression): SourceChange {
  return replaceNode(condition, `!(${condition.getText()})`);
}
