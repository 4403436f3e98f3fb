import ts from "typescript";
import { descendants } from "../descendants.ts";
import { replaceNode, shortened } from "../source-operator.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Makes an error in a helper function. */
export const extractError: SourceOperator = {
  name: "extract helper",
  changes: (source) =>
    descendants(source)
      .filter((node) => ts.isThrowStatement(node))
      .flatMap(({ expression }) => {
        if (!ts.isNewExpression(expression)) return [];
        if (expression.expression.getText() !== "Error") return [];
        const [message] = expression.arguments ?? [];
        if (message === undefined) return [];
        const change = replaceNode(expression, `errorThatSays(${message.getText()})`);
        const end = source.getEnd();
        return [
          {
            description: `helper for ${shortened(message.getText())}`,
            edits: [...change.edits, { start: end, end, text: helper }],
          },
        ];
      }),
};

const helper = `
function errorThatSays(message: string): Error {
  return new Error(message);
}
`;
