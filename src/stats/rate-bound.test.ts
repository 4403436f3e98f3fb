import { expect, test } from "vitest";
import { rateBound } from "./rate-bound.ts";

test.each([1, 30, 330, 5000])(
  "Without an event in %d trials it solves (1 - p)^n = 0.05.",
  (trials) => {
    expect(rateBound(0, trials)).toBeCloseTo(1 - 0.05 ** (1 / trials), 12);
  },
);

test("Three events of three hundred may be a rate of 2.6 percent, and nothing bounds what always happens.", () => {
  expect(rateBound(3, 300)).toBeCloseTo(0.0256, 4);
  expect([rateBound(4, 4), rateBound(0, 0)]).toEqual([1, 1]);
});
