import { expect, test } from "vitest";
import { wrapText } from "./wrap-text.ts";

test("lines break at spaces and stay within the width", () => {
  expect(wrapText("one two three four", 9)).toEqual(["one two", "three", "four"]);
});

test("a word longer than a line is cut", () => {
  expect(wrapText("ab abcdefgh c", 3)).toEqual(["ab", "abc", "def", "gh", "c"]);
});

test("an empty text is one empty line", () => {
  expect(wrapText("", 5)).toEqual([""]);
});
