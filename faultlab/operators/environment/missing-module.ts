import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";

export const operator: Operator = {
  letter: "I",
  description: "A module of the suite that the grader imports is not there.",
  injections: (base) => [
    {
      description: "a helper that is not there",
      candidate: base.files,
      suite: {
        [base.eval.graderFile]: `import "../../../absent/fixtures.ts";\n${base.eval.grader}`,
      },
      causes: [causes.environment],
    },
  ],
};
