import { expect, test } from "vitest";
import { cohenKappa } from "./cohen-kappa.ts";
import type { Ratings } from "./cohen-kappa.ts";

function table(counts: Readonly<Record<string, number>>): readonly Ratings[] {
  return Object.entries(counts).flatMap(([cell, count]) =>
    Array.from({ length: count }, (): Ratings => [cell.charAt(0), cell.charAt(1)]),
  );
}

// J. Cohen (1960), table 1: proportions of 200 judgements, whose kappa is 0.492.
test("Agrees with the published example.", () => {
  const ratings = table({ aa: 88, ab: 14, ac: 18, ba: 10, bb: 40, bc: 10, ca: 2, cb: 6, cc: 12 });
  expect(cohenKappa(ratings)).toBeCloseTo(0.492, 3);
});

test("Is 1 for judges who always agree, 0 for chance, and below for those who contradict each other.", () => {
  expect(cohenKappa(table({ aa: 3, bb: 5 }))).toBe(1);
  expect(cohenKappa(table({ aa: 1, ab: 1, ba: 1, bb: 1 }))).toBe(0);
  expect(cohenKappa(table({ ab: 4, ba: 4 }))).toBe(-1);
});

test("Knows nothing of no judgements, nor of judges with one word.", () => {
  expect(cohenKappa([])).toBeNaN();
  expect(cohenKappa(table({ aa: 7 }))).toBeNaN();
});
