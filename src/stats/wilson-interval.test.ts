import { expect, test } from "vitest";
import { wilsonInterval } from "./wilson-interval.ts";

const rounded = (successes: number, total: number) => {
  const { low, high } = wilsonInterval(successes, total);
  return [low.toFixed(4), high.toFixed(4)];
};

// R. G. Newcombe, "Two-sided confidence intervals for the single proportion", Stat. Med. 17 (1998) 857-872, table I.
test.each([
  { successes: 81, total: 263, published: ["0.2553", "0.3662"] },
  { successes: 15, total: 148, published: ["0.0624", "0.1605"] },
  { successes: 0, total: 20, published: ["0.0000", "0.1611"] },
  { successes: 1, total: 29, published: ["0.0061", "0.1718"] },
])("agrees with the published interval of $successes in $total", (published) => {
  expect(rounded(published.successes, published.total)).toEqual(published.published);
});

test("solves the equation that defines it: both ends lie z standard errors from the proportion", () => {
  const z = 1.959964;
  for (const [successes, total] of [
    [55, 66],
    [47, 66],
    [1, 12],
    [11, 12],
  ] as const) {
    const { low, high } = wilsonInterval(successes, total, z);
    const distance = (end: number) =>
      Math.abs(successes / total - end) / Math.sqrt((end * (1 - end)) / total);
    expect(distance(low)).toBeCloseTo(z, 9);
    expect(distance(high)).toBeCloseTo(z, 9);
  }
});

test("mirrors itself when passes and failures change places", () => {
  const passes = wilsonInterval(55, 66);
  const failures = wilsonInterval(11, 66);
  expect(passes.low).toBeCloseTo(1 - failures.high, 12);
  expect(passes.high).toBeCloseTo(1 - failures.low, 12);
});

test("stays between 0 and 1 where everything or nothing passed", () => {
  expect(wilsonInterval(0, 3).low).toBe(0);
  expect(wilsonInterval(3, 3).high).toBe(1);
});

test("says nothing about a proportion of no trials", () => {
  expect(wilsonInterval(0, 0)).toEqual({ low: 0, high: 1 });
});

test.each([
  [-1, 4],
  [5, 4],
  [Number.NaN, 4],
])("refuses %d of %d", (successes, total) => {
  expect(() => wilsonInterval(successes, total)).toThrow(RangeError);
});
