import { expect, test } from "vitest";
import type { AttemptId } from "../../src/domain/attempt.ts";
import type { RunId } from "../../src/domain/run.ts";
import type { EvalRow, RunAnswer } from "../../src/server/api-types.ts";
import { applyLiveEvent } from "./apply-live-event.ts";

const runId = "run" as RunId; // any text is one here
const row = (id: string, outcome: EvalRow["outcome"]): EvalRow => ({
  attemptId: id as AttemptId, // any text is one here
  evalPath: `000-a/${id}`,
  sample: 0,
  outcome,
  flags: 0,
});
const answer: RunAnswer = {
  id: runId,
  provider: "p",
  model: "m",
  modelDisplayName: "M",
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "running",
  counts: { passed: 0, failed: 0, errored: 0, notGraded: 1 },
  rate: { passed: 0, total: 0, low: 0, high: 1 },
  failedByStep: {},
  byCategory: [],
  evals: [row("1", "not-graded")],
  report: null,
  agreement: null,
};

test("an attempt that changed replaces its row, a new one is added", () => {
  const changed = applyLiveEvent(answer, {
    type: "attempt-changed",
    runId,
    row: row("1", "passed"),
  });
  const added = applyLiveEvent(changed, {
    type: "attempt-changed",
    runId,
    row: row("2", "failed"),
  });
  expect(added).toEqual({ ...answer, evals: [row("1", "passed"), row("2", "failed")] });
});

test("counts and status change in place", () => {
  const counts = { passed: 1, failed: 0, errored: 0, notGraded: 0 };
  const changed = applyLiveEvent(answer, { type: "run-changed", runId, counts });
  expect(applyLiveEvent(changed, { type: "run-finished", runId, status: "completed" })).toEqual({
    ...answer,
    counts,
    status: "completed",
  });
});
