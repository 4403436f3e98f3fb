import ts from "typescript";
import { descendants } from "../../src/health/candidates/descendants.ts";
import { replaceNode } from "../../src/health/candidates/source-operator.ts";
import { applyEdits } from "../../src/health/candidates/text-edit.ts";
import type { Operator } from "../operator.ts";
import { stricterGrader } from "../source/suite-edits.ts";

/** A limit on documents read that no task states: what the reference happens to need, or half of it. */
export const operator: Operator = {
  letter: "S",
  description: "The grader allows fewer reads of the database than the task does.",
  injections: (base) => {
    const { grader, graderFile } = base.eval;
    const source = ts.createSourceFile(graderFile, grader, ts.ScriptTarget.Latest, true);
    return limitsIn(source).flatMap((limit) =>
      [2, 3, 5, 10].map((divisor) => {
        const tighter = String(Math.floor(Number(limit.text) / divisor));
        const { description, edits } = replaceNode(limit, tighter);
        return stricterGrader(base, `limit ${description}`, applyEdits(grader, edits));
      }),
    );
  },
};

function limitsIn(source: ts.SourceFile): readonly ts.NumericLiteral[] {
  return descendants(source)
    .filter((node) => ts.isCallExpression(node))
    .filter(({ expression }) => expression.getText().endsWith("Read).toBeLessThanOrEqual"))
    .flatMap((call) => call.arguments.filter((argument) => ts.isNumericLiteral(argument)));
}
