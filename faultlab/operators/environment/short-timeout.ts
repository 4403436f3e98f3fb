import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";

export const operator: Operator = {
  letter: "I",
  description: "A test's own limit of time is too short for any machine.",
  injections: (base) => [
    {
      description: "a limit of 60 ms for a wait of 300 ms",
      candidate: base.files,
      suite: {
        [base.eval.graderFile]: `${base.eval.grader.trimEnd()}

test("The deployment has settled.", async () => {
  await new Promise((resolve) => setTimeout(resolve, 300));
}, 60);
`,
      },
      causes: [{ ...causes.environment, step: "tests" }],
    },
  ],
};
