import { expect, test } from "vitest";
import { outcomeInWords } from "./outcome-in-words.ts";

test("an outcome names its step and its tests", () => {
  expect(
    outcomeInWords({ status: "failed", failedStep: "tests", testsPassed: 5, testsTotal: 6 }),
  ).toBe("failed at tests (5 of 6 tests pass)");
  expect(outcomeInWords({ status: "passed", testsPassed: 6, testsTotal: 6 })).toBe("passed");
});
