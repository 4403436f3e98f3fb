import ts from "typescript";
import { swapNullAndThrow } from "./swap-null-and-throw.ts";
import { descendants } from "../descendants.ts";
import type { SourceOperator } from "../source-operator.ts";

/** Answers a missing document with null where an error is due, or the reverse; what is answered otherwise stays. */
export const answerAbsence: SourceOperator = {
  name: "null for a missing document",
  changes: (source) => {
    const answers = descendants(source).filter(ts.isIfStatement).filter(asksForAbsence);
    const isAnswer = (position: number): boolean =>
      answers.some(
        ({ thenStatement }) => thenStatement.pos <= position && position < thenStatement.end,
      );
    return swapNullAndThrow
      .changes(source)
      .filter(({ edits }) => edits.every(({ start }) => isAnswer(start)));
  },
};

/** `x === null`, `x == undefined`, `!x`; whatever else is a condition is not about a document that is not there. */
function asksForAbsence({ expression }: ts.IfStatement): boolean {
  if (ts.isPrefixUnaryExpression(expression)) {
    return (
      expression.operator === ts.SyntaxKind.ExclamationToken && ts.isIdentifier(expression.operand)
    );
  }
  return (
    ts.isBinaryExpression(expression) &&
    /^={2,3}$/.test(expression.operatorToken.getText()) &&
    /^(?:null|undefined)$/.test(expression.right.getText())
  );
}
