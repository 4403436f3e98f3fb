import { expect, test } from "vitest";
import { attemptId, runId } from "../../domain/ids.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import type { AttemptWithOutcome } from "../../analysis/queries/run-outcomes.ts";
import { rateOf, samplesByEval } from "./sample-rate.ts";

/** Evals with so many samples, of which the first pass. */
function outcomesOf(passes: readonly number[], samples: number) {
  const attempts = passes.flatMap((passed, index) =>
    Array.from({ length: samples }, (_, sample): AttemptWithOutcome => {
      const evalPath = `a/${index}`;
      const id = attemptId(`${evalPath} ${sample}`);
      const state = { status: "graded" } as const;
      return {
        attempt: { id, runId: runId("r"), evalPath, sample, state },
        outcome: { status: sample < passed ? "passed" : "failed" },
      };
    }),
  );
  const passed = passes.reduce((sum, each) => sum + each, 0);
  return { passed, total: attempts.length, attempts };
}

test("one sample per eval has Wilson's interval", () => {
  expect(rateOf(outcomesOf([1, 1, 0], 1))).toEqual({
    passed: 2,
    total: 3,
    ...wilsonInterval(2, 3),
  });
});

test("a few samples count as their evals: they are not independent", () => {
  expect(rateOf(outcomesOf([2, 1, 0], 2))).toEqual({
    passed: 3,
    total: 6,
    ...wilsonInterval(1.5, 3),
  });
});

test("from five samples on their scatter within the evals is the interval", () => {
  expect(rateOf(outcomesOf([5, 0], 5))).toEqual({ passed: 5, total: 10, low: 0.5, high: 0.5 });
  const { low, high } = rateOf(outcomesOf([3, 2, 5, 4], 5));
  expect([low < 0.7, low > 0.4, high > 0.7, high < 1]).toEqual([true, true, true, true]);
});

test("samples are counted by eval", () => {
  expect(samplesByEval(outcomesOf([2, 0], 2))).toEqual([
    { evalPath: "a/0", passed: 2, total: 2 },
    { evalPath: "a/1", passed: 0, total: 2 },
  ]);
});
