import { expect, test } from "vitest";
import { searchTerms } from "./search-terms.ts";

test.each([
  ["Hello, World! hello", ["hello", "world", "hello"]],
  ["don't stop-me_now", ["don", "t", "stop", "me", "now"]],
  ["Größe ΑΒΓ 東京 x2", ["größe", "αβγ", "東京", "x2"]],
  ["  \n.", []],
  [`${"a".repeat(31)} ${"b".repeat(32)} ${"é".repeat(16)}`, ["a".repeat(31)]],
])("the words of %j are %j", (text, terms) => {
  expect(searchTerms(text)).toEqual(terms);
});
