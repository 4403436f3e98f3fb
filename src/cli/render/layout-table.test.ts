import { expect, test } from "vitest";
import { layoutLabelled, layoutTable } from "./layout-table.ts";
import { plainText, styled } from "./styled-text.ts";

const rows = [
  [
    styled("001-basics/001-alpha", "strong"),
    styled("deploy", "faint"),
    styled("one two three four five six seven eight nine ten", "strong"),
  ],
  [styled("b", "strong"), styled("tests", "faint"), styled("short", "strong")],
];
const head = ["eval", "step", "cause"];

function text(width: number): readonly string[] {
  return layoutTable(head, rows, width).map((line) => plainText(line).trimEnd());
}

test("the last column wraps within the width", () => {
  expect(text(78)).toEqual([
    "eval                  step    cause",
    "001-basics/001-alpha  deploy  one two three four five six seven eight nine ten",
    "b                     tests   short",
  ]);
  expect(text(75)).toEqual([
    "eval                  step    cause",
    "001-basics/001-alpha  deploy  one two three four five six seven eight nine",
    "                              ten",
    "b                     tests   short",
  ]);
});

test("in a narrow terminal the last column goes below its row", () => {
  expect(text(40)).toEqual([
    "eval                  step",
    "    cause",
    "001-basics/001-alpha  deploy",
    "    one two three four five six seven",
    "    eight nine ten",
    "b                     tests",
    "    short",
  ]);
});

test("a labelled text wraps beside its label", () => {
  const lines = layoutLabelled("label", [["one two three"], ["four"]], {
    width: 15,
    labelWidth: 7,
  });
  expect(lines.map((line) => plainText(line))).toEqual([
    "label  one two",
    "       three",
    "       four",
  ]);
});
