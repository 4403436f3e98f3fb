import { causes } from "../operator.ts";
import type { Operator } from "../operator.ts";
import { withTest } from "../source/suite-edits.ts";

/** Port 9 (discard) of this machine answers nobody. */
export const operator: Operator = {
  letter: "I",
  description: "The grader asks a fixture over the network, which does not answer.",
  injections: (base) => [
    {
      description: "fetch of a fixture that is down",
      candidate: base.files,
      suite: {
        [base.eval.graderFile]: withTest(
          base.eval.grader,
          "The fixture of this eval answers.",
          '  expect((await fetch("http://127.0.0.1:9/fixture")).status).toBe(200);',
        ),
      },
      causes: [{ ...causes.environment, step: "tests" }],
    },
  ],
};
