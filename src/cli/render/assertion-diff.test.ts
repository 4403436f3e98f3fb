import { expect, test } from "vitest";
import { assertionDiff } from "./assertion-diff.ts";

function plain(expected: string, actual: string): readonly string[] {
  return assertionDiff(expected, actual).map((line) =>
    line.map((piece) => (typeof piece === "string" ? piece : piece.text)).join(""),
  );
}

test("shows only the lines in which two values differ", () => {
  expect(plain('{\n  "a": 1,\n  "b": 2,\n}', '{\n  "a": 1,\n  "b": 3,\n}')).toEqual([
    '    -   "b": 2,',
    '    +   "b": 3,',
  ]);
});

test("cuts what is too long and says how much is left", () => {
  const long = Array.from({ length: 40 }, (_, index) => `line ${index}`).join("\n");
  const lines = plain("none", long);
  expect(lines).toHaveLength(17);
  expect(lines.at(-1)).toBe("      25 more lines");
});
