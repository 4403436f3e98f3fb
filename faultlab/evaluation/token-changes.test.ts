import { expect, test } from "vitest";
import { areNear, sizeOf, tokenChanges } from "./token-changes.ts";

const before = { "a.ts": "const rows = await query.order('asc').take(5);\nreturn rows;\n" };

test("What changes is counted in tokens, whatever the white space.", () => {
  const after = {
    "a.ts": "const rows = await query\n  .order('desc')\n  .take(5);\nreturn rows;\n",
  };
  expect(tokenChanges(before, after)).toEqual([{ file: "a.ts", start: 8, end: 9, added: 1 }]);
  expect(sizeOf(tokenChanges(before, after))).toBe(2);
});

test("What is taken out, and a file that appears, are changes as well.", () => {
  const after = { "a.ts": "const rows = await query.take(5);\nreturn rows;\n", "b.ts": "x();" };
  expect(tokenChanges(before, after)).toEqual([
    { file: "a.ts", start: 6, end: 11, added: 0 },
    { file: "b.ts", start: 0, end: 0, added: 4 },
  ]);
});

test("Changes are near each other in the same file only.", () => {
  const order = tokenChanges(before, { "a.ts": before["a.ts"].replace("asc", "desc") });
  const limit = tokenChanges(before, { "a.ts": before["a.ts"].replace("5", "6") });
  expect([areNear(order, limit, 4), areNear(order, limit, 3)]).toEqual([true, false]);
  expect(areNear(order, [{ file: "b.ts", start: 7, end: 8, added: 1 }], 9)).toBe(false);
});
