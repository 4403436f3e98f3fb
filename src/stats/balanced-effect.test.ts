import { expect, test } from "vitest";
import { randomNumbers } from "../lib/random-numbers.ts";
import { balancedEffect } from "./balanced-effect.ts";

const always = [1, 1, 1, 1, 1];
const never = [0, 0, 0, 0, 0];

test("another factor that decides adds no uncertainty", () => {
  const evals = Array.from({ length: 10 }, () => ({
    without: [always, never],
    having: [always, never],
  }));
  const { mean, low, high, pValue } = balancedEffect(evals);
  expect([mean, pValue]).toEqual([0, 1]);
  // 49/44 (6/7)(1/7)/5 for each arm, halved by two arms, of either side, over ten evals.
  const expected = 1.959964 * Math.sqrt(((49 / 44) * (6 / 49)) / 5 / 10);
  expect(high).toBeCloseTo(expected, 12);
  expect(low).toBe(-high);
});

test("its p-value is that of the normal distribution", () => {
  const evals = [{ without: [never], having: [always] }];
  const { mean, pValue } = balancedEffect(evals);
  expect(mean).toBe(1);
  // 1 / sqrt(2 * 0.0272727) = 4.28174; two-sided 1.854e-5.
  expect(pValue).toBeCloseTo(1.854e-5, 7);
});

test("under the null it rejects no more often than it says, and its interval holds the truth", () => {
  const random = randomNumbers(11);
  const arm = (rate: number) => Array.from({ length: 3 }, () => (random() < rate ? 1 : 0));
  const trials = Array.from({ length: 1_000 }, () =>
    balancedEffect(
      Array.from({ length: 20 }, () => ({
        without: [arm(0.9), arm(0.4), arm(0.9), arm(0.4)],
        having: [arm(0.9), arm(0.4), arm(0.9), arm(0.4)],
      })),
    ),
  );
  const rejected = trials.filter(({ pValue }) => pValue <= 0.05).length;
  expect(rejected).toBeLessThan(60);
  expect(trials.filter(({ low, high }) => low <= 0 && 0 <= high).length).toBeGreaterThan(940);
});

test("without evals nothing is known", () => {
  expect(balancedEffect([])).toEqual({ mean: 0, low: -1, high: 1, pValue: 1 });
});
