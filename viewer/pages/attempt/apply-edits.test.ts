import { expect, test } from "vitest";
import { applyEdits } from "./apply-edits.ts";

test("edits of a file are made wherever they stand, those of others are not", () => {
  const edits = [
    { file: "a.ts", start: 0, end: 3, newText: "1" },
    { file: "b.ts", start: 0, end: 7, newText: "" },
    { file: "a.ts", start: 4, end: 7, newText: "two" },
  ];
  expect(applyEdits("one 222 three", "a.ts", edits)).toBe("1 two three");
});
