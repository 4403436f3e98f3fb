import { expect, test } from "vitest";
import { markTokens } from "./mark-tokens.ts";

const tokens = [
  { text: "const ", kind: "keyword" },
  { text: "value", kind: "" },
  { text: " = 1", kind: "constant" },
];

test("marked columns cut the pieces that they begin and end in", () => {
  expect(markTokens(tokens, { start: 4, end: 9 })).toEqual([
    { text: "con", kind: "keyword", marked: false },
    { text: "st ", kind: "keyword", marked: true },
    { text: "va", kind: "", marked: true },
    { text: "lue", kind: "", marked: false },
    { text: " = 1", kind: "constant", marked: false },
  ]);
});

test("without columns nothing is marked or cut", () => {
  expect(markTokens(tokens, undefined)).toEqual(
    tokens.map((token) => ({ ...token, marked: false })),
  );
});
