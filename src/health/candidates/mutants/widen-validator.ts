import ts from "typescript";
import { isInReturns, validatorKind } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

const widened: Readonly<Record<string, string>> = {
  string: "v.any()",
  number: "v.any()",
  float64: "v.any()",
  boolean: "v.any()",
  id: "v.string()",
  int64: "v.any()",
  object: "v.any()",
  array: "v.any()",
  record: "v.any()",
  union: "v.any()",
};

/** Lets a validator accept more than it should. */
export const widenValidator: SourceOperator = {
  name: "widen validator",
  changes: (source) =>
    descendants(source)
      .filter((node) => !isInReturns(node))
      .flatMap((node) => {
        const kind = validatorKind(node);
        if (kind === undefined) return [];
        if (kind === "literal") return widenLiteral(node);
        const wider = widened[kind];
        return wider === undefined ? [] : [replaceNode(node, wider)];
      }),
};

function widenLiteral(node: ts.Node) {
  const value = ts.isCallExpression(node) ? node.arguments[0] : undefined;
  if (value === undefined) return [];
  if (ts.isStringLiteral(value)) return [replaceNode(node, "v.string()")];
  return ts.isNumericLiteral(value)
    ? [replaceNode(node, "v.number()")]
    : [replaceNode(node, "v.boolean()")];
}
