import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Names a result before it is returned. */
export const extractResult: SourceOperator = {
  name: "extract result",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isReturnStatement(node))
      .flatMap((node) => {
        if (!ts.isBlock(node.parent)) return [];
        const { expression } = node;
        if (expression === undefined || !isCallOrAwait(expression)) return [];
        const text = `const resultHere = ${expression.getText()};\n    return resultHere;`;
        return [replaceNode(node, text, `named ${shortened(expression.getText())}`)];
      }),
};

/** Of these the type stays what it is; literals would widen. */
function isCallOrAwait(expression: ts.Expression): boolean {
  return ts.isAwaitExpression(expression) || ts.isCallExpression(expression);
}
