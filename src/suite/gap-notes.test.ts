import { expect, test } from "vitest";
import { parseGapNotes } from "./gap-notes.ts";

test("reads status, text and line of each note", () => {
  const text =
    "# Notes\n\nopen: stores a file from a mutation\r\n- Covered: forgets `null`\nresolved: old\nno status here\n";
  expect(parseGapNotes(text)).toEqual([
    { status: "open", text: "stores a file from a mutation", line: 3 },
    { status: "covered", text: "forgets `null`", line: 4 },
    { status: "resolved", text: "old", line: 5 },
    { status: "open", text: "no status here", line: 6 },
  ]);
});

test("an empty file holds no notes", () => {
  expect(parseGapNotes("\n")).toEqual([]);
});
