import { expect, test } from "vitest";
import { fitsJsonBounds } from "./json-shape.ts";

const bounds = { depth: 3, containers: 5 };

test.each([
  ["[[[1]]]", true],
  ["[[[[1]]]]", false],
  ['{"a":{"b":{"c":1}}}', true],
  ['{"a":{"b":{"c":{}}}}', false],
  ["[[],[],[],[]]", true],
  ["[[],[],[],[],[]]", false],
  [String.raw`["[[[[[[", "\"[[[[", "\\", "{{{{"]`, true],
  [String.raw`["\\", [[[[]]]]]`, false],
  ["no JSON at all", true],
])("%s is within bounds: %s", (text, expected) => {
  expect(fitsJsonBounds(text, bounds)).toBe(expected);
});
