import { expect, test } from "vitest";
import { clusteredError } from "./clustered-error.ts";

test("is the ordinary error of a mean where every score is a cluster of its own", () => {
  const scores = [0, 1, 1, 0, 1];
  const mean = 3 / 5;
  const variance = scores.reduce((sum, score) => sum + (score - mean) ** 2, 0) / 5;
  expect(clusteredError(scores.map((score) => [score]))).toBeCloseTo(Math.sqrt(variance / 5), 12);
});

test("copies of a score in its cluster add no knowledge", () => {
  const copied = [0, 1, 1, 0, 1].map((score) => [score, score, score, score]);
  expect(clusteredError(copied)).toBeCloseTo(clusteredError([[0], [1], [1], [0], [1]]), 12);
});

test("refuses no scores", () => {
  expect(() => clusteredError([[]])).toThrow(RangeError);
});
