import { expect, test } from "vitest";
import { sanitizeLine, sanitizeText, toSafeJson } from "./sanitize.ts";

test("control sequences, titles and links of a terminal are removed, their words stay", () => {
  expect(
    sanitizeText(
      "\u001b[31mred\u001b[0m \u001b]0;title\u0007\u001b]8;;http://x\u0007link\u001b]8;;\u0007\u009b2J.",
    ),
  ).toBe("red link.");
});

test("single control characters and text reordering are removed, line breaks stay", () => {
  expect(sanitizeText("a\bb\u0000c\u202ed\r\ne\rf\tg")).toBe("abcd\ne\nf  g");
});

test("a line has no line breaks and no doubled spaces", () => {
  expect(sanitizeLine("  one\n\n  two  ")).toBe("one two");
});

test("JSON escapes what a terminal would act on and parses to the same value", () => {
  const value = { text: "\u001b[31m\u009b2J\u007f\u202e" };
  expect(toSafeJson(value)).toBe('{\n  "text": "\\u001b[31m\\u009b2J\\u007f\\u202e"\n}');
  expect(JSON.parse(toSafeJson(value))).toEqual(value);
});
