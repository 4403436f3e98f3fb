import { expect, test } from "vitest";
import { labelScores, macroF1 } from "./macro-f1.ts";
import type { Ratings } from "./cohen-kappa.ts";

const ratings: readonly Ratings[] = [
  ["model", "model"],
  ["model", "model"],
  ["model", "check"],
  ["check", "check"],
  ["task", "model"],
];

test("Scores each true label by what was found of it and what was said to be it.", () => {
  expect(labelScores(ratings)).toEqual([
    { label: "model", found: 2, truly: 3, said: 3, f1: 2 / 3 },
    { label: "check", found: 1, truly: 1, said: 2, f1: 2 / 3 },
    { label: "task", found: 0, truly: 1, said: 0, f1: 0 },
  ]);
});

test("The mean counts rare labels like frequent ones.", () => {
  expect(macroF1(ratings)).toBeCloseTo(4 / 9, 12);
  expect(macroF1([])).toBeNaN();
});
