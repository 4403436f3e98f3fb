import { expect, test } from "vitest";
import { correctForGrader } from "./grader-error.ts";

test("gives back the true rate from what a grader with errors would measure of it", () => {
  const errors = { falseAccepts: 0.04, falseRejects: 0.1 };
  for (const rate of [0, 0.2, 0.5, 0.83, 1]) {
    const measured = rate * (1 - errors.falseRejects) + (1 - rate) * errors.falseAccepts;
    expect(correctForGrader(measured, errors)).toBeCloseTo(rate, 12);
  }
});

test("changes nothing for a faultless grader, stays between 0 and 1, and refuses one that tells nothing", () => {
  expect(correctForGrader(0.6, { falseAccepts: 0, falseRejects: 0 })).toBe(0.6);
  expect(correctForGrader(0.01, { falseAccepts: 0.05, falseRejects: 0 })).toBe(0);
  expect(() => correctForGrader(0.5, { falseAccepts: 0.5, falseRejects: 0.5 })).toThrow(RangeError);
});
