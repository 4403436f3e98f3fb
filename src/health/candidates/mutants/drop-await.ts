import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Does not wait for a promise whose result nobody uses. */
export const dropAwait: SourceOperator = {
  name: "missing await",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isAwaitExpression(node))
      .filter((node) => ts.isExpressionStatement(node.parent))
      .map((node) => replaceNode(node, node.expression.getText())),
};
