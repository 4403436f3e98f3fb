import { expect, test } from "vitest";
import { applyEdits } from "./apply-edits.ts";
import { countChangedLines } from "./count-changed-lines.ts";
import { mergeEdits } from "./merge-edits.ts";
import { unifiedDiff } from "./unified-diff.ts";

const files = { "a.ts": "one\ntwo\nthree\n", "b.ts": "four\n" };

test("applies edits whose offsets refer to the unpatched text, in any order", () => {
  const edits = [
    { file: "a.ts", start: 8, end: 13, newText: "3" },
    { file: "a.ts", start: 0, end: 3, newText: "1" },
    { file: "a.ts", start: 4, end: 4, newText: "x" },
    { file: "a.ts", start: 4, end: 4, newText: "y" },
  ];
  expect(applyEdits(files, edits)).toEqual({ "a.ts": "1\nxytwo\n3\n", "b.ts": "four\n" });
});

test("creates a file that was absent and leaves out one of which nothing remains", () => {
  const edits = [
    { file: "c.ts", start: 0, end: 0, newText: "new\n" },
    { file: "b.ts", start: 0, end: 5, newText: "" },
  ];
  expect(applyEdits(files, edits)).toEqual({ "a.ts": "one\ntwo\nthree\n", "c.ts": "new\n" });
});

test.each([
  [
    "overlap",
    [
      { file: "a.ts", start: 0, end: 5, newText: "" },
      { file: "a.ts", start: 4, end: 6, newText: "x" },
    ],
  ],
  ["lie outside the file", [{ file: "a.ts", start: 0, end: 99, newText: "" }]],
])("rejects edits that %s", (_, edits) => {
  expect(() => applyEdits(files, edits)).toThrow(RangeError);
});

test("merges equal edits into one and overlapping deletions into one, and refuses contradictions", () => {
  const insertion = { file: "a.ts", start: 4, end: 4, newText: "x" };
  const left = { file: "a.ts", start: 0, end: 3, newText: "" };
  const right = { file: "a.ts", start: 2, end: 4, newText: "" };
  expect(mergeEdits([insertion, left, right, insertion])).toEqual([{ ...left, end: 4 }, insertion]);
  expect(mergeEdits([left, { ...right, newText: "y" }])).toBeUndefined();
});

test("prints a unified diff and counts the lines that it adds and removes", () => {
  const after = { "a.ts": "one\n2\nthree\n", "c.ts": "new\n" };
  expect(unifiedDiff(files, after)).toBe(
    [
      "--- a/a.ts\n+++ b/a.ts\n@@ -1,3 +1,3 @@\n one\n-two\n+2\n three\n",
      "--- a/b.ts\n+++ /dev/null\n@@ -1,1 +0,0 @@\n-four\n",
      "--- /dev/null\n+++ b/c.ts\n@@ -0,0 +1,1 @@\n+new\n",
    ].join(""),
  );
  expect(countChangedLines(files, after)).toBe(4);
});
