import type { RunComparison } from "../../../src/server/api-types.ts";
import { powerInWords, significanceInWords } from "../../../src/stats/significance-in-words.ts";
import { formatCount } from "../../format/format-count.ts";

/** What a comparison says, a sentence each: the difference, whether chance explains it, what could have been seen. */
export function comparisonInWords(
  comparison: RunComparison,
  [first, second]: readonly [string, string],
  comparisons: number,
): readonly string[] {
  const { onlyFirst, onlySecond, difference, adjustedPValue } = comparison;
  const pairs = pairsOf(comparison);
  if (pairs === 0) return [`${first} and ${second} share no graded eval.`];
  const gained = onlySecond.length - onlyFirst.length;
  const lead =
    gained === 0
      ? `${second} passes as many of the ${formatCount(pairs, "shared eval")} as ${first}`
      : `${second} passes ${Math.abs(gained)} ${gained > 0 ? "more" : "fewer"} of the ${formatCount(pairs, "shared eval")} than ${first}`;
  const adjusted = comparisons > 1 ? `, adjusted for ${comparisons} comparisons` : "";
  return [
    `${lead}: ${points(difference.mean)} points (95 % interval ${points(difference.low)} to ${points(difference.high)}).`,
    `Paired test: ${significanceInWords(adjustedPValue)}${adjusted}.`,
    `${powerInWords(pairs, comparison.smallestDetectable)}.`,
  ];
}

/** Evals that both runs graded. */
export function pairsOf({ both, neither, onlyFirst, onlySecond }: RunComparison): number {
  return both.length + neither.length + onlyFirst.length + onlySecond.length;
}

function points(fraction: number): string {
  const text = (100 * Math.abs(fraction)).toFixed(1);
  if (Number(text) === 0) return "0.0";
  return `${fraction > 0 ? "+" : "−"}${text}`;
}
