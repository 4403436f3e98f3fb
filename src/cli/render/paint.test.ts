import { expect, test } from "vitest";
import { paint } from "./paint.ts";
import { styled } from "./styled-text.ts";

const line = [styled("check", "check"), " fails"];

test("without colours only the words are printed", () => {
  expect(paint([line, ["second  "]], 0)).toBe("check fails\nsecond\n");
});

test("each colour level says blame in its own codes", () => {
  expect([paint([line], 1), paint([line], 2), paint([line], 3)]).toEqual([
    "\u001b[34mcheck\u001b[0m fails\n",
    "\u001b[38;5;32mcheck\u001b[0m fails\n",
    "\u001b[38;2;0;114;178mcheck\u001b[0m fails\n",
  ]);
});

test("text cannot bring colours, cursor movements or lines of its own", () => {
  expect(paint([["a\u001b[2Jb\nc", styled("\u001b[31mx\n", "strong")]], 0)).toBe("ab cx\n");
});
