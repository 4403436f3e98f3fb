import { expect, test } from "vitest";
import { powerInWords, significanceInWords } from "./significance-in-words.ts";

test("a p-value says in words whether the difference could be chance", () => {
  expect(significanceInWords(0.0574)).toBe("p = 0.057: not distinguishable from chance");
  expect(significanceInWords(0.0312)).toBe("p = 0.031: unlikely to be chance");
  expect(significanceInWords(0.00001)).toBe("p < 0.001: unlikely to be chance");
});

test("rounding never carries a p-value across the level of significance", () => {
  expect(significanceInWords(0.04996)).toBe("p = 0.04996: unlikely to be chance");
  expect(significanceInWords(0.05)).toBe("p = 0.050: not distinguishable from chance");
});

test("what so many pairs can show is told in passes and in points", () => {
  expect(powerInWords(66, 6)).toBe(
    "66 pairs can show a difference of 6 passes (9.1 points) or more",
  );
  expect(powerInWords(1, undefined)).toBe("1 pair can show no difference");
});
