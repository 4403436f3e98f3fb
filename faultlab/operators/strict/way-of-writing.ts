import type { Operator } from "../../operator.ts";
import { stricterGrader, withImports, withTest } from "../../source/suite-edits.ts";

/** Ways of writing that the reference may have and no task asks for. */
const ways = [
  "returns: v.",
  "args.",
  "Promise.all(",
  "const ",
  "async (ctx, args)",
  ".map((",
  " === null",
];

export const operator: Operator = {
  letter: "S",
  description: "The grader looks for a way of writing in the source text, which the reference has.",
  injections: (base) => {
    const reference = Object.values(base.eval.answer).join("\n");
    const own = Object.values(base.files).join("\n");
    const grader = withImports(base.eval.grader, ["candidateFiles"]);
    return ways
      .filter((way) => reference.includes(way) && !own.includes(way))
      .map((way) => {
        const body = [
          "  const files = await candidateFiles();",
          `  expect(Object.values(files).join("\\n")).toContain(${JSON.stringify(way)});`,
        ].join("\n");
        return stricterGrader(
          base,
          way,
          withTest(grader, "The code is written as it should be.", body),
        );
      });
  },
};
