import { expect, test } from "vitest";
import { formatDuration } from "./format-duration.ts";

test.each([
  [0.4, "0 ms"],
  [410, "410 ms"],
  [999.7, "1.0 s"],
  [1_240, "1.2 s"],
  [38_200, "38 s"],
  [59_700, "1 min"],
  [250_000, "4 min 10 s"],
  [7_500_000, "2 h 5 min"],
])("%d milliseconds are %s", (milliseconds, text) => {
  expect(formatDuration(milliseconds)).toBe(text);
});
