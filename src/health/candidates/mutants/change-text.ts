import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Changes a text that is compared, stored, returned or shown. */
export const changeText: SourceOperator = {
  name: "change text",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isStringLiteral(node) || ts.isJsxText(node))
      .filter((node) => node.text.trim() !== "" && !isTechnical(node))
      .map((node) =>
        ts.isStringLiteral(node)
          ? replaceNode(node, JSON.stringify(`${node.text}~`))
          : replaceNode(node, `${node.getText()}~`),
      ),
};

/** Does the text name a module, a directive, or only say what went wrong? */
function isTechnical({ parent }: ts.Node): boolean {
  return (
    ts.isImportDeclaration(parent) ||
    ts.isExpressionStatement(parent) ||
    (ts.isNewExpression(parent) && parent.expression.getText().endsWith("Error"))
  );
}
