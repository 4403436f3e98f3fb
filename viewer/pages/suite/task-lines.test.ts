import { expect, test } from "vitest";
import { lineIn, nextLine } from "./task-lines.ts";

test("words of the task lead to their lines in turn", () => {
  expect(nextLine([4, 9], undefined)).toBe(4);
  expect(nextLine([4, 9], 4)).toBe(9);
  expect(nextLine([4, 9], 9)).toBe(4);
  expect(nextLine([4, 9], 7)).toBe(4);
  expect(nextLine([], 7)).toBeUndefined();
});

test("what is no line of a file is none", () => {
  expect(["12", "0", "-1", "1.5", "x", undefined].map(lineIn)).toEqual([
    12,
    undefined,
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
