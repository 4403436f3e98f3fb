import { expect, test } from "vitest";
import { renderTerminal } from "./render-terminal.ts";

const escape = "\u001B[";
const spansOf = (output: string) =>
  [...renderTerminal(output).matchAll(/<tspan .*?<\/tspan>/gu)].map(String);

test("draws each span at its column, with its colour and weight", () => {
  const output = `ab ${escape}1m${escape}38;2;213;94;0mmodel${escape}39m${escape}22m 9\n`;
  expect(spansOf(output)).toEqual([
    '<tspan x="20.0" textLength="25.2">ab </tspan>',
    '<tspan x="45.2" textLength="42.0" fill="rgb(213,94,0)" font-weight="600">model</tspan>',
    '<tspan x="87.2" textLength="16.8"> 9</tspan>',
  ]);
});

test("knows the terminal's own colours, dim text and combined codes", () => {
  expect(spansOf(`${escape}2;34mnote${escape}0m`)).toEqual([
    '<tspan x="20.0" textLength="33.6" fill="#6cb6ff" opacity="0.65">note</tspan>',
  ]);
});

test("is as wide as the longest line and as high as there are lines, without the last line break", () => {
  expect(renderTerminal("12345\n1\n\n")).toContain('width="82" height="80"');
});

test("escapes markup and drops sequences that move the cursor", () => {
  expect(spansOf(`${escape}2K<a & b>`)).toEqual([
    '<tspan x="20.0" textLength="58.8">&lt;a &amp; b&gt;</tspan>',
  ]);
});
