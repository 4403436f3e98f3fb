import { expect, test } from "vitest";
import { counted, durationText, listed, percentNumber, ratio } from "./numbers-in-words.ts";

test("a ratio shows both counts and the percentage", () => {
  expect(ratio(55, 66)).toBe("55/66 (83.3%)");
});

test("nothing of nothing has no percentage", () => {
  expect(percentNumber(0, 0)).toBe("–");
});

test("durations use the unit that a reader would", () => {
  expect([410, 1240, 9960, 38_400, 120_000].map(durationText)).toEqual([
    "410 ms",
    "1.2 s",
    "10 s",
    "38 s",
    "2.0 min",
  ]);
});

test("counts agree with their noun", () => {
  expect([counted(1, "eval"), counted(2, "pass", "passes")]).toEqual(["1 eval", "2 passes"]);
});

test("a list ends in and", () => {
  expect([listed([]), listed(["a"]), listed(["a", "b", "c"])]).toEqual(["", "a", "a, b and c"]);
});
