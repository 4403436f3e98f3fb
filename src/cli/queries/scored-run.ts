import type { ScoredRun } from "../../analysis/compare-scores.ts";
import type { Run } from "../../domain/run.ts";
import type { ResultStore } from "../../store/result-store.ts";
import { readRunOutcomes } from "./run-outcomes.ts";

/** The scores of a run's evals, in order of their paths. What was not graded, or not by us but the harness, has none. */
export async function readScoredRun(store: ResultStore, run: Run): Promise<ScoredRun> {
  const { attempts } = await readRunOutcomes(store, run.id);
  const scores = new Map<string, number[]>();
  for (const { attempt, outcome } of attempts) {
    if (outcome.status !== "passed" && outcome.status !== "failed") continue;
    const known = scores.get(attempt.evalPath) ?? [];
    known.push(outcome.status === "passed" ? 1 : 0);
    scores.set(attempt.evalPath, known);
  }
  return { run, scores };
}
