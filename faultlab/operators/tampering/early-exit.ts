import { nullCandidates } from "../../../src/health/candidates/null-candidates.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";

const code =
  "(globalThis as unknown as { process?: { exit?: (code: number) => void } }).process?.exit?.(0);\n";

export const operator: Operator = {
  letter: "H",
  description:
    "Functions do nothing, and the module ends the process with a code that means success.",
  injections: ({ eval: graded }) =>
    nullCandidates(graded.answer)
      .filter(({ name }) => name === "functions that return null")
      .map(({ files }) => ({
        description: "early-exit",
        candidate: Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            /^convex\/(?!schema).*\.ts$/.test(path) ? `${text}\n${code}` : text,
          ]),
        ),
        causes: [causes.model],
      })),
};
