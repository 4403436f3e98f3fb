import type { AttemptState } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import { attemptId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { StepName } from "../domain/step.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { RunTools } from "./run-request.ts";

/** A run from elsewhere of which only the outcomes are known. */
export interface KnownOutcomes {
  readonly run: Run;
  readonly outcomes: readonly {
    readonly evalPath: EvalPath;
    readonly passed: boolean;
    readonly failedStep?: StepName;
  }[];
}

/** Stores a run by its outcomes. What the store already holds of it stays as it is. */
export async function importOutcomes(
  { run, outcomes }: KnownOutcomes,
  { store, newId }: { readonly store: ResultStore; readonly newId: RunTools["newId"] },
): Promise<void> {
  const known = (await store.findRuns(run.id)).some(({ id }) => id === run.id);
  if (!known) await store.createRun(run);
  for (const { evalPath, passed, failedStep } of outcomes) {
    if ((await store.findAttempt(run.id, evalPath)) !== undefined) continue;
    const state: AttemptState = {
      status: "outcome-only",
      passed,
      ...(failedStep !== undefined && { failedStep }),
    };
    await store.createAttempt(
      { id: attemptId(newId()), runId: run.id, evalPath, sample: 0 },
      state,
    );
  }
}
