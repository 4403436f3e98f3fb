import { expect, test } from "vitest";
import { tiesInWords } from "./ties-in-words.ts";

const standings = (...places: readonly number[]) =>
  places.map((place) => ({
    place,
    isShared: places.filter((other) => other === place).length > 1,
  }));

test("ties are said to be ties", () => {
  expect(tiesInWords(standings(1, 1, 1))).toBe(
    "All 3 cannot be told apart: their order may be chance.",
  );
  expect(tiesInWords(standings(1, 1, 3, 4, 4))).toBe(
    "The first 2 cannot be told apart: their order may be chance. There is 1 further tie.",
  );
});

test("two that are tied are both", () => {
  expect(tiesInWords(standings(1, 1))).toBe(
    "Both cannot be told apart: their order may be chance.",
  );
});

test("a lead is said to be one", () => {
  expect(tiesInWords(standings(1, 2))).toBe(
    "The first is ahead of all others by more than chance.",
  );
  expect(tiesInWords(standings(1, 2, 2, 4, 4))).toBe(
    "The first is ahead of all others by more than chance. There are 2 further ties.",
  );
});

test("a run alone leads nobody", () => {
  expect(tiesInWords(standings(1))).toBe("One run: there is nothing to compare it with.");
});
