import { expect, test } from "vitest";
import { spokenNumbers } from "./spoken-numbers.ts";

test("numbers are read in digits and in words, units of time as milliseconds", () => {
  expect(spokenNumbers("At most 1,000 rows, ten per page, for 30_000 ms")).toEqual([
    1000, 10, 30_000,
  ]);
  expect(spokenNumbers("A dozen, half of them within two hours")).toEqual([12, 0.5, 2, 3_600_000]);
  expect(spokenNumbers("None at all")).toEqual([]);
});
