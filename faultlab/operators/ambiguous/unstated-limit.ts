import { moveBoundary } from "../../../src/health/candidates/mutants/move-boundary.ts";
import { ambiguity } from "../../source/ambiguity.ts";

const words = [
  "zero",
  "one",
  "two",
  "three",
  "four",
  "five",
  "six",
  "seven",
  "eight",
  "nine",
  "ten",
  "eleven",
  "twelve",
];

export const operator = ambiguity({
  description:
    "No sentence says any more how many results there are, and the candidate gives another number.",
  changes: (source) =>
    moveBoundary.changes(source).filter(({ description }) => isOfCount(description)),
  decides: (sentence, { description }) => {
    const count = Number(/\b(?:take|slice)\((?:0, )?(\d+)\)/.exec(description)?.[1] ?? Number.NaN);
    const names = [String(count), words[count]].filter((name) => name !== undefined);
    return names.some((name) => new RegExp(`\\b${name}\\b`, "i").test(sentence));
  },
});

/** The count is changed by one; where a slice begins is no number of results. */
function isOfCount(description: string): boolean {
  const [, before, after] =
    /\b(?:take|slice)\((?:0, )?(\d+)\).* with (\d+)$/.exec(description) ?? [];
  return Math.abs(Number(before) - Number(after)) === 1;
}
