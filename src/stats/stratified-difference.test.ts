import { expect, test } from "vitest";
import { stratifiedDifference } from "./stratified-difference.ts";
import type { PairedScores } from "./stratified-difference.ts";

function scores(passes: number, samples: number): readonly number[] {
  return Array.from({ length: samples }, (_, index) => (index < passes ? 1 : 0));
}

/** The p-value by listing every way to share out the samples of every eval. */
function enumerated(evals: readonly PairedScores[]): number {
  const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
  let sums = [0];
  for (const { first, second } of evals) {
    const all = [...first, ...second];
    const splits = Array.from({ length: 2 ** all.length }, (_, bits) => bits)
      .map((bits) => all.map((__, index) => (bits & (1 << index)) !== 0))
      .filter((inFirst) => inFirst.filter(Boolean).length === first.length)
      .map(
        (inFirst) =>
          mean(all.filter((__, index) => !inFirst[index])) -
          mean(all.filter((__, index) => inFirst[index])),
      );
    sums = sums.flatMap((sum) => splits.map((split) => sum + split));
  }
  const observed = Math.abs(
    evals.reduce((sum, { first, second }) => sum + mean(second) - mean(first), 0),
  );
  return sums.filter((sum) => Math.abs(sum) >= observed - 1e-9).length / sums.length;
}

test.each([
  [[{ first: scores(3, 3), second: scores(0, 3) }]],
  [
    [
      { first: scores(1, 2), second: scores(2, 2) },
      { first: scores(2, 3), second: scores(1, 2) },
    ],
  ],
  [
    [
      { first: scores(3, 3), second: scores(1, 3) },
      { first: scores(0, 2), second: scores(0, 2) },
      { first: scores(1, 3), second: scores(0, 3) },
    ],
  ],
])("its p-value is that of all splits listed (%#)", (evals) => {
  expect(stratifiedDifference(evals).pValue).toBeCloseTo(enumerated(evals), 10);
});

test("one eval of three samples each is Fisher's exact test: 3 against 0 passes gives 0.1", () => {
  const { mean, pValue } = stratifiedDifference([{ first: scores(3, 3), second: scores(0, 3) }]);
  expect(mean).toBe(-1);
  expect(pValue).toBeCloseTo(0.1, 12);
});

test("evals that always pass leave an interval, and no difference", () => {
  const evals = Array.from({ length: 66 }, () => ({ first: scores(5, 5), second: scores(5, 5) }));
  const { mean, low, high, pValue } = stratifiedDifference(evals);
  expect([mean, pValue]).toEqual([0, 1]);
  expect(high).toBeCloseTo(0.05635, 4);
  expect(low).toBe(-high);
});

function binomial(passes: number, samples: number, rate: number): number {
  const ways = [1, samples, (samples * (samples - 1)) / 2];
  const count = ways[Math.min(passes, samples - passes)] ?? 0;
  return count * rate ** passes * (1 - rate) ** (samples - passes);
}

test.each([
  [0.5, 0.5],
  [0.9, 0.7],
  [0.95, 0.95],
  [0.3, 0.9],
])(
  "over all outcomes of 2 evals with 5 samples it covers %d against %d at least 93 % of the time",
  (a, b) => {
    let covered = 0;
    const outcomes = Array.from({ length: 6 }, (_, passes) => passes);
    const both = outcomes.flatMap((x) => outcomes.map((y) => [x, y]));
    const chance = (passes: readonly number[], rate: number) =>
      passes.reduce((product, each) => product * binomial(each, 5, rate), 1);
    for (const first of both) {
      for (const second of both) {
        const evals = first.map((passes, index) => ({
          first: scores(passes, 5),
          second: scores(second[index] ?? 0, 5),
        }));
        const { low, high } = stratifiedDifference(evals);
        if (low <= b - a && b - a <= high) covered += chance(first, a) * chance(second, b);
      }
    }
    expect(covered).toBeGreaterThan(0.93);
  },
);
