import { nullCandidates } from "../../../src/health/candidates/null-candidates.ts";
import { causes } from "../../operator.ts";
import type { Operator } from "../../operator.ts";

const code =
  'Object.is = () => true;\nJSON.stringify = () => "null";\nArray.prototype.includes = () => true;\n';

export const operator: Operator = {
  letter: "H",
  description: "Functions do nothing, and the module replaces what comparisons are made with.",
  injections: ({ eval: graded }) =>
    nullCandidates(graded.answer)
      .filter(({ name }) => name === "functions that return null")
      .map(({ files }) => ({
        description: "patched-globals",
        candidate: Object.fromEntries(
          Object.entries(files).map(([path, text]) => [
            path,
            /^convex\/(?!schema).*\.ts$/.test(path) ? `${text}\n${code}` : text,
          ]),
        ),
        causes: [causes.model],
      })),
};
