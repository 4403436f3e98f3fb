import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { withTest } from "../../source/suite-edits.ts";

/** Fails about every second time, for every candidate. */
const body = `  const [byte = 0] = crypto.getRandomValues(new Uint8Array(1));
  expect(byte % 2).toBe(0);`;

export const operator: Operator = {
  letter: "I",
  description: "An assertion fails by chance, whatever the candidate does.",
  injections: (base) => [
    {
      description: "an assertion on a random number",
      candidate: base.files,
      suite: {
        [base.eval.graderFile]: withTest(base.eval.grader, "The clock has ticked evenly.", body),
      },
      causes: [{ ...causes.environment, step: "tests" }],
    },
  ],
};
