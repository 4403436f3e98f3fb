import ts from "typescript";
import { descendants } from "../../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../../src/health/candidates/source-operator.ts";
import { modelFault } from "../../source/model-fault.ts";

export const operator = modelFault(
  "A loop that waits becomes a forEach with an async callback, which nobody waits for.",
  (source) =>
    descendants(source)
      .filter((node) => ts.isForOfStatement(node) && node.awaitModifier === undefined)
      .flatMap((node) => {
        if (!ts.isForOfStatement(node) || !ts.isVariableDeclarationList(node.initializer)) {
          return [];
        }
        const body = node.statement.getText();
        const name = node.initializer.declarations[0]?.name.getText() ?? "item";
        if (!body.includes("await ") || /\b(?:break|continue|return)\b/.test(body)) return [];
        const callback = `async (${name}) => ${body.startsWith("{") ? body : `{ ${body} }`}`;
        return [
          replaceNode(
            node,
            `(${node.expression.getText()}).forEach(${callback});`,
            "for of → forEach",
          ),
        ];
      }),
);
