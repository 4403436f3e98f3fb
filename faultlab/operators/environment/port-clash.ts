import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";
import { withTest } from "../../source/suite-edits.ts";

const body = `  const servers = [createServer(), createServer()];
  try {
    for (const server of servers) {
      await new Promise((resolve, reject) => {
        server.once("error", reject);
        server.listen(48213, "127.0.0.1", resolve);
      });
    }
  } finally {
    for (const server of servers) server.close();
  }`;

export const operator: Operator = {
  letter: "I",
  description: "The grader's fixture wants a port that is taken.",
  injections: (base) => [
    {
      description: "a port that is taken",
      candidate: base.files,
      suite: {
        [base.eval.graderFile]:
          `import { createServer } from "node:http";\n${withTest(base.eval.grader, "The webhook's receiver listens.", body)}`,
      },
      causes: [{ ...causes.environment, step: "tests" }],
    },
  ],
};
