import ts from "typescript";
import { methodOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

const narrowing = ["eq", "gt", "gte", "lt", "lte", "filter", "take", "order"];

/** Leaves out one of the conditions of a query: part of an index range, a filter, a limit. */
export const dropCondition: SourceOperator = {
  name: "drop condition",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      if (ts.isBinaryExpression(node) && isLogical(node)) {
        return [replaceNode(node, node.left.getText()), replaceNode(node, node.right.getText())];
      }
      return ts.isCallExpression(node) ? withoutCondition(node) : [];
    }),
};

function isLogical({ operatorToken: { kind } }: ts.BinaryExpression): boolean {
  return kind === ts.SyntaxKind.AmpersandAmpersandToken || kind === ts.SyntaxKind.BarBarToken;
}

function withoutCondition(node: ts.CallExpression): readonly SourceChange[] {
  const method = methodOf(node);
  if (method === undefined || !narrowing.includes(method)) return [];
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const rest = node.expression.expression.getText();
  const text = method === "take" ? `${rest}.collect()` : rest;
  const condition = shortened(node.getText().slice(rest.length));
  return [replaceNode(node, text, `without ${condition}`)];
}
