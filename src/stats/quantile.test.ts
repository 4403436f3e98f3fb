import { expect, test } from "vitest";
import { quantile } from "./quantile.ts";

test("Is one of the values, whatever their order.", () => {
  const values = [5, 1, 4, 2, 3];
  expect([0, 0.2, 0.5, 0.95, 1].map((share) => quantile(values, share))).toEqual([1, 1, 3, 5, 5]);
});

test("Of an even number of values the lower middle one is the median, and of none there is none.", () => {
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2);
  expect(quantile([], 0.5)).toBeNaN();
});
