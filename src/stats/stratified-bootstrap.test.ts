import { expect, test } from "vitest";
import { pairedBootstrap, stratifiedBootstrap } from "./stratified-bootstrap.ts";

/** The middles of equal parts of [0, 1), each as often as any other, in a scattered order. */
function evenNumbers(): () => number {
  let step = 0;
  const golden = (Math.sqrt(5) - 1) / 2;
  return () => {
    step += 1;
    return (step * golden) % 1;
  };
}

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

test("is as wide as the normal interval of the mean where many evals vary", () => {
  const scores = Array.from({ length: 200 }, (_, index) => [index % 5, 1, 2, 3, 4]);
  const variance = (values: readonly number[]) => {
    const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
    return values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  };
  const error = Math.sqrt(scores.reduce((sum, each) => sum + variance(each) / 5, 0)) / 200;
  const { low, high } = stratifiedBootstrap(scores, { random: seeded(7), replicates: 4000 });
  expect((high - low) / (2 * 1.96 * error)).toBeCloseTo(1, 1);
});

test("does not vary where no eval does, however much evals differ", () => {
  const interval = stratifiedBootstrap(
    [
      [1, 1, 1],
      [0, 0, 0],
    ],
    { random: evenNumbers() },
  );
  expect(interval).toEqual({ low: 0.5, high: 0.5 });
});

test("gives the same interval for the same numbers", () => {
  const scores = [
    [0, 1, 1],
    [1, 0, 0],
  ];
  const once = stratifiedBootstrap(scores, { random: seeded(3) });
  expect(stratifiedBootstrap(scores, { random: seeded(3) })).toEqual(once);
});

test("refuses evals of one sample, and no evals", () => {
  expect(() => stratifiedBootstrap([[1]], { random: evenNumbers() })).toThrow(RangeError);
  expect(() => stratifiedBootstrap([], { random: evenNumbers() })).toThrow(RangeError);
});

test("pairs that differ alike differ by that much, and pairs that cancel out by nothing", () => {
  const alike = pairedBootstrap(
    [
      [0, 0.5],
      [0.5, 1],
    ],
    { random: evenNumbers() },
  );
  expect(alike).toEqual({ low: 0.5, high: 0.5 });
  const pairs = Array.from({ length: 40 }, (_, index) => [index % 2, (index + 1) % 2] as const);
  const { low, high } = pairedBootstrap(pairs, { random: seeded(11) });
  expect(low).toBeLessThan(0);
  expect(high).toBeGreaterThan(0);
});
