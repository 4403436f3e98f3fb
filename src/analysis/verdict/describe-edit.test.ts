import { expect, test } from "vitest";
import type { Certificate } from "../../domain/certificate.ts";
import { describeEdit } from "./describe-edit.ts";

function describeDiff(...lines: readonly string[]): string {
  const diff = ["--- a/x.ts", "+++ b/x.ts", "@@ -1,2 +1,2 @@", ...lines].join("\n");
  // Only the diff and its size are read.
  return describeEdit({ diff, changedLines: lines.length } as unknown as Certificate);
}

test("says what is added or removed", () => {
  expect(describeDiff("+  age: v.number(),")).toBe("adding `age: v.number()`");
  expect(describeDiff('-"use node";', "-")).toBe('removing `"use node"`');
});

test("says only in what two lines differ", () => {
  expect(describeDiff('-import { A } from "pkg";', '+import { A } from "./own";')).toBe(
    '`"./own"` in place of `"pkg"`',
  );
  expect(describeDiff("-if (!user) return null;", "+if (!user) throw new Error('gone');")).toBe(
    "`throw new Error('gone')` in place of `return null`",
  );
});

test("says what is put into a line or taken from it", () => {
  const [without, whole] = ["f({ handler })", "f({ args: {}, handler })"];
  expect(describeDiff(`-${without}`, `+${whole}`)).toBe("adding `args: {}`");
  expect(describeDiff(`-${whole}`, `+${without}`)).toBe("removing `args: {}`");
});

test("of a long block the start and its length are told", () => {
  const block = ["-  returns: v.object({", "-    page: v.any(),", "-  }),"];
  expect(describeDiff(...block)).toBe("removing `returns: v.object({ …` (3 lines)");
});

test("of several lines the one with words on both sides is told, else their number", () => {
  const patch = [
    "-import { b } from 'x';",
    "-export const f = b({",
    "+import { a, b } from 'x';",
    "+export const f = a({",
  ];
  expect(describeDiff(...patch)).toBe("`a` in place of `b`");
  expect(describeDiff("-one();", "-two();", "+three();")).toBe("changing 3 lines");
});
