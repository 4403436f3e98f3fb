import { expect, test } from "vitest";
import { colorLevel } from "./color-level.ts";

test("what is no terminal gets no colours", () => {
  expect(colorLevel({}, { COLORTERM: "truecolor" })).toBe(0);
});

test("NO_COLOR with any value and a dumb terminal get no colours", () => {
  expect(colorLevel({ isTTY: true }, { NO_COLOR: "1", COLORTERM: "truecolor" })).toBe(0);
  expect(colorLevel({ isTTY: true }, { TERM: "dumb" })).toBe(0);
});

test("a terminal gets the colours that it says it has", () => {
  const levels = [
    { COLORTERM: "truecolor" },
    { TERM: "xterm-256color", NO_COLOR: "" },
    { TERM: "xterm" },
  ];
  expect(levels.map((environment) => colorLevel({ isTTY: true }, environment))).toEqual([3, 2, 1]);
});

test("a forced level counts whatever the stream is, unless colours are refused", () => {
  expect(colorLevel({}, { FORCE_COLOR: "3" })).toBe(3);
  expect(colorLevel({}, { FORCE_COLOR: "true" })).toBe(1);
  expect(colorLevel({ isTTY: true }, { FORCE_COLOR: "0", TERM: "xterm-256color" })).toBe(0);
  expect(colorLevel({}, { FORCE_COLOR: "3", NO_COLOR: "1" })).toBe(0);
});
