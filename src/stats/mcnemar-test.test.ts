import { expect, test } from "vitest";
import { exactMcNemar, smallestDetectableDifference } from "./mcnemar-test.ts";

/** Share of all assignments of the discordant pairs to the two runs that are at least as uneven. */
function enumerate(onlyFirst: number, onlySecond: number): number {
  const discordant = onlyFirst + onlySecond;
  const unevenness = Math.abs(onlyFirst - onlySecond);
  let asUneven = 0;
  for (let assignment = 0; assignment < 2 ** discordant; assignment += 1) {
    const first = assignment.toString(2).replaceAll("0", "").length;
    if (Math.abs(first - (discordant - first)) >= unevenness) asUneven += 1;
  }
  return asUneven / 2 ** discordant;
}

test("agrees with the enumeration of every assignment of up to ten discordant pairs", () => {
  for (let first = 0; first <= 10; first += 1) {
    for (let second = 0; first + second <= 10; second += 1) {
      expect(exactMcNemar(first, second)).toBeCloseTo(enumerate(first, second), 12);
    }
  }
});

test("eleven resolved against three new failures are not distinguishable from chance", () => {
  expect(exactMcNemar(11, 3)).toBeCloseTo(940 / 16_384, 12);
});

/** The same sum in exact integers, divided once at the end. */
function exactly(onlyFirst: number, onlySecond: number): number {
  const discordant = onlyFirst + onlySecond;
  let ways = 1n;
  let tail = 0n;
  for (let i = 0; i <= Math.min(onlyFirst, onlySecond); i += 1) {
    tail += ways;
    ways = (ways * BigInt(discordant - i)) / BigInt(i + 1);
  }
  return Number((2n * tail * 10n ** 18n) / 2n ** BigInt(discordant)) / 1e18;
}

test("agrees with exact arithmetic where thousands of pairs differ, without underflow", () => {
  expect(exactMcNemar(150, 86)).toBeCloseTo(exactly(150, 86), 12);
  expect(exactMcNemar(1900, 2100)).toBeCloseTo(exactly(1900, 2100), 12);
  expect(exactMcNemar(2000, 2000)).toBe(1);
});

test("does not depend on which run comes first, and is 1 where nothing differs", () => {
  expect(exactMcNemar(3, 11)).toBe(exactMcNemar(11, 3));
  expect(exactMcNemar(0, 0)).toBe(1);
});

test("refuses what is not a count", () => {
  expect(() => exactMcNemar(-1, 3)).toThrow(RangeError);
  expect(() => exactMcNemar(1.5, 3)).toThrow(RangeError);
});

test("six pairs on one side are the fewest that show a difference at 5 %", () => {
  expect(smallestDetectableDifference(66)).toBe(6);
  expect(exactMcNemar(6, 0)).toBeLessThanOrEqual(0.05);
  expect(exactMcNemar(5, 0)).toBeGreaterThan(0.05);
});

test("a stricter level needs more pairs, and too few pairs show nothing", () => {
  expect(smallestDetectableDifference(66, 0.001)).toBe(11);
  expect(smallestDetectableDifference(5)).toBeUndefined();
});
