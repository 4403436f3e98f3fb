import { describe, expect, test } from "vitest";
import { codeLines } from "./code-line.ts";
import { diffLines, foldEqualLines } from "./diff-lines.ts";

describe("a diff of two texts", () => {
  test("numbers the lines of both", () => {
    expect(diffLines("a\nb\nc\n", "a\nx\nc\n")).toEqual([
      { kind: "same", text: "a", before: 1, after: 1 },
      { kind: "removed", text: "b", before: 2 },
      { kind: "added", text: "x", after: 2 },
      { kind: "same", text: "c", before: 3, after: 3 },
    ]);
  });

  test("takes both kinds of line breaks for the same", () => {
    expect(diffLines("a\r\nb\r\n", "a\nb\n").map(({ kind }) => kind)).toEqual(["same", "same"]);
  });
});

describe("folding", () => {
  const numbered = Array.from({ length: 20 }, (_, index) => `line ${index + 1}\n`);
  const changed = numbered.with(9, "changed\n");
  const folded = foldEqualLines(diffLines(numbered.join(""), changed.join("")), 2);

  test("keeps the lines around a change", () => {
    expect(folded.map(({ kind, lines }) => [kind, lines.length])).toEqual([
      ["folded", 7],
      ["shown", 6],
      ["folded", 8],
    ]);
  });

  test("folds no single line, and everything of equal texts", () => {
    const near = foldEqualLines(diffLines("a\nb\nc\n", "a\nb\nx\n"), 1);
    expect(near.every(({ kind }) => kind === "shown")).toBe(true);
    expect(foldEqualLines(codeLines("a\nb\n"))).toEqual([
      { kind: "folded", lines: codeLines("a\nb\n") },
    ]);
  });
});
