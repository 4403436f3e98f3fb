import { expect, test } from "vitest";
import { formatInterval, formatPercent } from "./format-percent.ts";

test("a rate has one decimal, all and nothing have none", () => {
  expect([55 / 66, 1, 0].map(formatPercent)).toEqual(["83.3 %", "100 %", "0 %"]);
});

test("an interval is given in percent", () => {
  expect(formatInterval(0.7261, 0.9041)).toBe("72.6 to 90.4");
});
