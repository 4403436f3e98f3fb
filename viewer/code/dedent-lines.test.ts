import { expect, test } from "vitest";
import { codeLines } from "./code-line.ts";
import { dedentLines } from "./dedent-lines.ts";

const texts = (text: string) => dedentLines(codeLines(text)).map((line) => line.text);

test("the indentation that all lines share is left out", () => {
  expect(texts("    a\n\n      b\n    c\n")).toEqual(["a", "", "  b", "c"]);
});

test("lines that share none stay as they are", () => {
  expect(texts("a\n  b\n")).toEqual(["a", "  b"]);
  expect(texts("\n")).toEqual([""]);
});
