import ts from "typescript";
import { methodOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

const otherSigns: Readonly<Record<string, string>> = {
  "<": "<=",
  "<=": "<",
  ">": ">=",
  ">=": ">",
};
const otherMethods: Readonly<Record<string, string>> = {
  lt: "lte",
  lte: "lt",
  gt: "gte",
  gte: "gt",
};

/** Moves a boundary by one: `<` for `<=`, `gt` for `gte`, `take(6)` for `take(5)`. */
export const moveBoundary: SourceOperator = {
  name: "off by one",
  changes: (source) => descendants(source).flatMap(moved),
};

function moved(node: ts.Node): readonly SourceChange[] {
  if (ts.isBinaryExpression(node)) return movedComparison(node.operatorToken);
  if (ts.isNumericLiteral(node)) return movedNumber(node);
  if (!ts.isCallExpression(node) || !ts.isPropertyAccessExpression(node.expression)) return [];
  const other = otherMethods[methodOf(node) ?? ""];
  if (other === undefined) return [];
  const description = `${node.getText()} with ${other}`;
  return [replaceNode(node.expression.name, other, description)];
}

function movedComparison(operator: ts.BinaryOperatorToken): readonly SourceChange[] {
  const other = otherSigns[operator.getText()];
  if (other === undefined) return [];
  return [replaceNode(operator, other, `${operator.parent.getText()} with ${other}`)];
}

function movedNumber(node: ts.NumericLiteral): readonly SourceChange[] {
  const value = Number(node.text);
  if (!Number.isSafeInteger(value)) return [];
  return [replaceNode(node, String(value + 1), `${node.parent.getText()} with ${value + 1}`)];
}
