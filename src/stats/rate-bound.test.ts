import { expect, test } from "vitest";
import { rarityBound } from "./rarity-bound.ts";
import { rateBound } from "./rate-bound.ts";

test.each([1, 30, 330, 5000])(
  "Without an event in %d trials it is the bound of rare events.",
  (trials) => {
    expect(rateBound(0, trials)).toBeCloseTo(rarityBound(trials), 12);
  },
);

test("Three events of three hundred may be a rate of 2.6 percent, and nothing bounds what always happens.", () => {
  expect(rateBound(3, 300)).toBeCloseTo(0.0256, 4);
  expect([rateBound(4, 4), rateBound(0, 0)]).toEqual([1, 1]);
});
