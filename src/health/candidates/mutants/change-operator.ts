import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

const others: Readonly<Record<string, string>> = {
  "+": "-",
  "-": "+",
  "*": "/",
  "/": "*",
  "%": "*",
  "+=": "-=",
  "-=": "+=",
  "===": "!==",
  "!==": "===",
  "&&": "||",
  "||": "&&",
};

/** Calculates or compares with the opposite sign. */
export const changeOperator: SourceOperator = {
  name: "change operator",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isBinaryExpression(node))
      .flatMap((node) => {
        const other = others[node.operatorToken.getText()];
        if (other === undefined) return [];
        return [
          replaceNode(node.operatorToken, other, `${shortened(node.getText())} with ${other}`),
        ];
      }),
};
