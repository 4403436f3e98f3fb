import { expect, test } from "vitest";
import { detectableDifference } from "./detectable-difference.ts";

// 2.8016 is 1.959964 + 0.841621, the quantiles of the normal distribution at 97.5 % and 80 %.
test("lies 2.8 standard errors from no difference", () => {
  const design = { evals: 100, samples: 4, differenceVariance: 0.01, sampleVariance: 0.36 };
  expect(detectableDifference(design)).toBeCloseTo(2.801585 * Math.sqrt((0.01 + 0.09) / 100), 6);
});

test("shrinks with samples only as far as the evals themselves agree", () => {
  const many = { evals: 66, samples: 1e9, differenceVariance: 1 / 9, sampleVariance: 1 / 3 };
  expect(detectableDifference(many)).toBeCloseTo(2.801585 / 3 / Math.sqrt(66), 6);
});
