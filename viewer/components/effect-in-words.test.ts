import { expect, test } from "vitest";
import { effectInWords } from "./effect-in-words.ts";

const effect = {
  gained: ["006-a/001-b"],
  lost: [],
  passedBefore: 55,
  passedAfter: 56,
  total: 66,
  controlsHeld: 4,
  controlsTried: 4,
};

test("an effect is told with both counts and its controls", () => {
  expect(effectInWords(effect)).toBe(
    "+1 eval in this run (55 → 56 of 66); 4 of 4 wrong candidates still fail.",
  );
});

test("what is lost is told, controls that nobody tried are not", () => {
  expect(effectInWords({ ...effect, lost: ["a/b"], passedAfter: 55, controlsTried: 0 })).toBe(
    "+1 eval, −1 in this run (55 → 55 of 66).",
  );
});
