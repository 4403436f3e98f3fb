import { expect, test } from "vitest";
import { splitCode } from "./split-code.ts";

test("what stands between backticks is code", () => {
  expect(splitCode("set `a` as `b c`")).toEqual([
    { text: "set ", isCode: false },
    { text: "a", isCode: true },
    { text: " as ", isCode: false },
    { text: "b c", isCode: true },
  ]);
});

test("a backtick without a partner stays", () => {
  expect(splitCode("one ` only")).toEqual([{ text: "one ` only", isCode: false }]);
});
