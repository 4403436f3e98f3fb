import { expect, test } from "vitest";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import { codeFrame, snippetFrame } from "./code-frame.ts";
import { plainText } from "./styled-text.ts";

const files = { "src/App.tsx": "one\ntwo\n\tthree four\nfive\nsix\nseven" };
const diagnostic: Diagnostic = {
  tool: "eslint",
  code: "no-four",
  severity: "error",
  message: "no four here",
  place: { file: "src/App.tsx", line: 3, column: 8, endLine: 3, endColumn: 12 },
};

function text(one: Diagnostic, width = 100): readonly string[] {
  return codeFrame(one, { files, width }).map((line) => plainText(line).trimEnd());
}

test("a finding is marked below its place, with two lines around it", () => {
  expect(text(diagnostic)).toEqual([
    "  src/App.tsx:3:8   no-four",
    "    1 │ one",
    "    2 │ two",
    "    3 │ \tthree four",
    "      │         ~~~~  no four here",
    "    4 │ five",
    "    5 │ six",
  ]);
});

test("a finding over several lines is marked to the end of its first", () => {
  const place = { file: "src/App.tsx", line: 4, column: 2, endLine: 6, endColumn: 1 };
  expect(text({ ...diagnostic, place })[4]).toBe("      │  ~~~  no four here");
});

test("a finding without a place or in a file that is not there keeps its message", () => {
  const { place: _, ...nowhere } = diagnostic;
  expect(text(nowhere)).toEqual(["  no-four", "    no four here"]);
  const place = { file: "gone.ts", line: 1, column: 1 };
  expect(text({ ...diagnostic, place })).toEqual(["  gone.ts:1:1   no-four", "    no four here"]);
});

test("a snippet is numbered from its first line", () => {
  const lines = snippetFrame({ file: "a.ts", line: 9, text: "x\ny" }).map((line) =>
    plainText(line),
  );
  expect(lines).toEqual(["  a.ts:9", "    9 │ x", "   10 │ y"]);
});

test("a message that is too wide beside its mark goes below it", () => {
  const wide = { ...diagnostic, message: "no four here, for many reasons" };
  expect(text(wide, 30).slice(4, 7)).toEqual([
    "      │         ~~~~",
    "      │ no four here, for many",
    "      │ reasons",
  ]);
});
