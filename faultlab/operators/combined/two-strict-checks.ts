import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { withImports, withTest } from "../../source/suite-edits.ts";

const config = "eslint.config.mjs";
const anchor = '      "prefer-const": "warn",\n';
const ways = ["returns: v.", "async (ctx, args)", "Promise.all("];

export const operator: Operator = {
  letter: "C",
  description:
    "A lint rule of taste and a test of the way of writing both fail a correct candidate.",
  injections: (base) => {
    const lint = (base.suiteFiles[config] ?? "").replace(
      anchor,
      `${anchor}      "sort-keys": "error",\n      "no-magic-numbers": "error",\n`,
    );
    const own = Object.values(base.files).join("\n");
    const grader = withImports(base.eval.grader, ["candidateFiles"]);
    return ways
      .filter(
        (way) => !own.includes(way) && Object.values(base.eval.answer).join("\n").includes(way),
      )
      .map((way) => {
        const body = `  expect(Object.values(await candidateFiles()).join()).toContain(${JSON.stringify(way)});`;
        const strict = withTest(grader, "The code is written as it should be.", body);
        return {
          description: `sort-keys, and ${way}`,
          candidate: base.files,
          suite: { [config]: lint, [base.eval.graderFile]: strict },
          causes: [
            { ...causes.check, step: "eslint" as const },
            { ...causes.check, step: "tests" as const },
          ],
          partsAlone: [
            { candidate: base.files, suite: { [config]: lint } },
            { candidate: base.files, suite: { [base.eval.graderFile]: strict } },
          ],
        };
      });
  },
};
