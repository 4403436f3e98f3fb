import ts from "typescript";
import { methodOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Reverses an order: of a query, or of a comparison for sorting. */
export const changeOrder: SourceOperator = {
  name: "swapped order",
  changes: (source) => descendants(source).flatMap(reversed),
};

function reversed(node: ts.Node): readonly SourceChange[] {
  if (!ts.isCallExpression(node)) return [];
  const [argument] = node.arguments;
  switch (methodOf(node)) {
    case "order":
      if (argument === undefined || !ts.isStringLiteral(argument)) return [];
      return [replaceNode(argument, argument.text === "desc" ? '"asc"' : '"desc"')];
    case "sort":
    case "toSorted":
      return argument !== undefined && ts.isArrowFunction(argument) ? swapParameters(argument) : [];
    case "take":
    case "first":
    case "paginate":
      return ordered(node);
    default:
      return [];
  }
}

function swapParameters({ parameters }: ts.ArrowFunction): readonly SourceChange[] {
  const [first, second] = parameters;
  if (first === undefined || second === undefined) return [];
  const change = replaceNode(
    first,
    second.getText(),
    `sort by ${shortened(first.parent.getText())} reversed`,
  );
  return [{ ...change, edits: [...change.edits, ...replaceNode(second, first.getText()).edits] }];
}

/** The other end of a query whose order is not given. Of a collected one the order may be nobody's business. */
function ordered(node: ts.CallExpression): readonly SourceChange[] {
  if (!ts.isPropertyAccessExpression(node.expression)) return [];
  const query = node.expression.expression;
  const text = query.getText();
  if (!/\.(?:query|withIndex)\(/.test(text) || text.includes(".order(")) return [];
  return [replaceNode(query, `${text}.order("desc")`, `descending ${shortened(node.getText())}`)];
}
