import { expect, test } from "vitest";
import { parseThreshold, shortfall } from "./parse-threshold.ts";
import { readRunOutcomes } from "../analysis/queries/run-outcomes.ts";
import { gradedRunFixture, gradedStore } from "./workbench.fixture.ts";

test.each([
  ["80%", { kind: "share", percent: 80 }],
  ["87.5 %", { kind: "share", percent: 87.5 }],
  ["52", { kind: "count", passes: 52 }],
])("%s is a threshold", (text, threshold) => {
  expect(parseThreshold(text)).toEqual(threshold);
});

test.each(["", "101%", "-1", "0.8", "many"])("%j is none", (text) => {
  expect(() => parseThreshold(text)).toThrow("is neither a share nor a count");
});

test("what was not scored counts as not passed", async () => {
  const outcomes = await readRunOutcomes(await gradedStore(), gradedRunFixture().id);
  expect(["25%", "26%", "1", "2"].map((text) => shortfall(outcomes, parseThreshold(text)))).toEqual(
    [undefined, "1 of 4 passed, less than 26 %.", undefined, "1 of 4 passed, fewer than 2."],
  );
});
