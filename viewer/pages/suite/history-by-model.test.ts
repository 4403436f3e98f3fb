import { expect, test } from "vitest";
import { runId } from "../../../src/domain/ids.ts";
import type { HistoryRow } from "../../../src/server/api-types.ts";
import { historyByModel } from "./history-by-model.ts";

test("the attempts of each model stand in the order of time, counted where they were graded", () => {
  const newest = row("c", "m1", "failed");
  const middle = row("b", "m2", "passed");
  const oldest = row("a", "m1", "passed");
  const errored = row("0", "m1", "errored");
  expect(historyByModel([newest, middle, oldest, errored])).toEqual([
    {
      key: '["acme","m1","default"]',
      model: "Model m1",
      experiment: "default",
      passed: 1,
      graded: 2,
      attempts: [errored, oldest, newest],
    },
    {
      key: '["acme","m2","default"]',
      model: "Model m2",
      experiment: "default",
      passed: 1,
      graded: 1,
      attempts: [middle],
    },
  ]);
});

function row(id: string, model: string, outcome: HistoryRow["outcome"]): HistoryRow {
  return {
    runId: runId(id),
    provider: "acme",
    model,
    modelDisplayName: `Model ${model}`,
    experiment: "default",
    guidelines: true,
    date: "2026-03-02",
    sample: 0,
    outcome,
  };
}
