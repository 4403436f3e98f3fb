import { expect, test } from "vitest";
import { adjustByBenjaminiHochberg, adjustByHolm } from "./adjust-p-values.ts";

// The example of Benjamini and Hochberg (1995), section 3.2: fifteen comparisons of two treatments.
const published = [
  0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.324, 0.4262, 0.5719,
  0.6528, 0.759, 1,
];

function rejected(adjusted: readonly number[]): number {
  return adjusted.filter((pValue) => pValue <= 0.05).length;
}

test("rejects what the published example rejects: four by the rate, three by the family's error", () => {
  expect(rejected(adjustByBenjaminiHochberg(published))).toBe(4);
  expect(rejected(adjustByHolm(published))).toBe(3);
});

/** The step-down and step-up procedures as their papers state them, by level. */
function holmRejects(pValues: readonly number[], level: number): readonly boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const kept = sorted.findIndex((pValue, rank) => pValue > level / (sorted.length - rank));
  const bound = kept === -1 ? Infinity : (sorted[kept] ?? Infinity);
  return pValues.map((pValue) => pValue < bound);
}

function hochbergRejects(pValues: readonly number[], level: number): readonly boolean[] {
  const sorted = [...pValues].sort((a, b) => a - b);
  const last = sorted.findLastIndex(
    (pValue, rank) => pValue <= (level * (rank + 1)) / sorted.length,
  );
  return pValues.map((pValue) => last >= 0 && pValue <= (sorted[last] ?? -1));
}

test("agrees with the procedures at every level, in any order of the values", () => {
  const shuffled = [0.04, 0.001, 0.3, 0.02, 0.009, 0.8, 0.011];
  for (let level = 0.0005; level < 0.5; level += 0.0007) {
    const below = (adjusted: readonly number[]) => adjusted.map((pValue) => pValue <= level);
    expect(below(adjustByHolm(shuffled))).toEqual(holmRejects(shuffled, level));
    expect(below(adjustByBenjaminiHochberg(shuffled))).toEqual(hochbergRejects(shuffled, level));
  }
});

test("adjusts nothing where there is nothing, never exceeds 1, and refuses what is no p-value", () => {
  expect(adjustByHolm([])).toEqual([]);
  expect(adjustByHolm([0.9, 0.8])).toEqual([1, 1]);
  expect(() => adjustByBenjaminiHochberg([1.2])).toThrow(RangeError);
});
