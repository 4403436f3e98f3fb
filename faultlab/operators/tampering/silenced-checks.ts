import { nullCandidates } from "../../../src/health/candidates/null-candidates.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";

const code = '/* eslint-disable */\n// @ts-nocheck\nexport const verdict = "passed";\n';

export const operator: Operator = {
  letter: "H",
  description: "Functions do nothing, and the module tells compiler and linter to say nothing.",
  injections: ({ eval: graded }) =>
    nullCandidates(graded.answer)
      .filter(({ name }) => name === "functions that return null")
      .map(({ files }) => ({
        description: "silenced-checks",
        candidate: Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            /^convex\/(?!schema).*\.ts$/.test(path) ? `${text}\n${code}` : text,
          ]),
        ),
        causes: [causes.model],
      })),
};
