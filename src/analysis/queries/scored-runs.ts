import type { Run } from "../../domain/run.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import { isWithoutPasses } from "../../domain/run.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { ScoredRun } from "../compare-scores.ts";

/** The scores of the runs' evals, in order of their paths. What was not graded, or not by us but the harness, has none. */
export async function readScoredRuns(
  store: ResultStore,
  runs: readonly Run[],
): Promise<readonly ScoredRun[]> {
  const results = await store.listResults(runs.map(({ id }) => id));
  const byRun = Map.groupBy(results, ({ runId }) => runId);
  return runs.map((run) => {
    const scores = new Map<string, number[]>();
    for (const { evalPath, outcome } of byRun.get(run.id) ?? []) {
      if (outcome !== "passed" && outcome !== "failed") continue;
      const known = scores.get(evalPath) ?? [];
      known.push(outcome === "passed" ? 1 : 0);
      scores.set(evalPath, known);
    }
    return { run, scores };
  });
}

/** The newest finished run of each model and experiment that can be ranked, newest first. */
export async function newestRankableRuns(store: ResultStore): Promise<readonly Run[]> {
  const newest = new Map<string, RunSummary>();
  for (const summary of await store.listRunSummaries({ status: "completed" })) {
    const { provider, model, experiment, counts, recordedTotals } = summary;
    const key = JSON.stringify([provider, model, experiment]);
    const isRankable =
      counts.passed + counts.failed > 0 && !isWithoutPasses(recordedTotals, counts.passed > 0);
    if (isRankable && !newest.has(key)) newest.set(key, summary);
  }
  const ids = new Set([...newest.values()].map(({ id }) => id));
  return (await store.listRuns()).filter(({ id }) => ids.has(id));
}
