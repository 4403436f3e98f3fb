import type { AttemptState } from "../domain/attempt.ts";
import { attemptId } from "../domain/ids.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { KnownOutcome, KnownOutcomes } from "./known-outcomes.ts";
import type { RunTools } from "./run-request.ts";

/** Stores a run by its outcomes. What the store already holds of it stays as it is. */
export async function importOutcomes(
  { run, outcomes }: KnownOutcomes,
  { store, newId }: { readonly store: ResultStore; readonly newId: RunTools["newId"] },
): Promise<void> {
  const known = (await store.findRuns(run.id)).some(({ id }) => id === run.id);
  if (!known) await store.createRun(run);
  for (const outcome of outcomes) {
    const { evalPath } = outcome;
    if ((await store.findAttempt(run.id, evalPath)) !== undefined) continue;
    await store.createAttempt(
      { id: outcome.id ?? attemptId(newId()), runId: run.id, evalPath, sample: 0 },
      outcomeState(outcome),
    );
  }
}

/** State of an attempt of which the outcome is all that is known. */
export function outcomeState({ passed, failedStep, error }: KnownOutcome): AttemptState {
  return {
    status: "outcome-only",
    passed,
    ...(failedStep !== undefined && { failedStep }),
    ...(error !== undefined && { error }),
  };
}
