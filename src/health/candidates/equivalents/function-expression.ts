import ts from "typescript";
import { registrationOf } from "../convex-syntax.ts";
import { descendants } from "../descendants.ts";
import { replaceNode } from "../source-operator.ts";
import type { SourceChange, SourceOperator } from "../source-operator.ts";

/** Writes a handler as a function expression in place of an arrow function. */
export const functionExpression: SourceOperator = {
  name: "function expression",
  changes: (source) =>
    descendants(source).flatMap((node): readonly SourceChange[] => {
      const handler = registrationOf(node)?.handler;
      if (handler === undefined || !ts.isArrowFunction(handler)) return [];
      const name = node.parent.getText().split(/[\s=:]/)[0] ?? "";
      return [replaceNode(handler, expressionFor(handler), `${name} as a function expression`)];
    }),
};

function expressionFor(handler: ts.ArrowFunction): string {
  const isAsync = handler.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.AsyncKeyword);
  const parameters = handler.parameters.map((parameter) => parameter.getText()).join(", ");
  const type = handler.type === undefined ? "" : `: ${handler.type.getText()}`;
  const body = ts.isBlock(handler.body)
    ? handler.body.getText()
    : `{\n    return ${handler.body.getText()};\n  }`;
  return `${isAsync === true ? "async " : ""}function (${parameters})${type} ${body}`;
}
