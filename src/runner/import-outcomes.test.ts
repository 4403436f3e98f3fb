import { expect, test } from "vitest";
import { newId, runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { importOutcomes } from "./import-outcomes.ts";

const run: Run = {
  id: runId("prior"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "no_guidelines",
  guidelines: false,
  date: "2026-02-11",
  status: "completed",
  recordedTotals: { total: 66, passed: 47 },
};

test("a run is stored by its outcomes, once", async () => {
  await using store = await openInMemoryStore();
  const outcomes = [
    { evalPath: "000-a/000-x", passed: true },
    { evalPath: "000-a/001-y", passed: false, failedStep: "deploy" as const },
  ];
  await importOutcomes({ run, outcomes }, { store, newId });
  await importOutcomes({ run, outcomes }, { store, newId });
  expect(await store.listRuns()).toEqual([run]);
  expect(
    (await store.listAttempts(run.id)).map(({ evalPath, state }) => ({ evalPath, state })),
  ).toEqual([
    { evalPath: "000-a/000-x", state: { status: "outcome-only", passed: true } },
    {
      evalPath: "000-a/001-y",
      state: { status: "outcome-only", passed: false, failedStep: "deploy" },
    },
  ]);
});
