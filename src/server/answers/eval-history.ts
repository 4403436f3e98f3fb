import type { AttemptResult, RunSummary } from "../../domain/run-summary.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { HistoryRow } from "../api-types.ts";

const listedAtMost = 200;

/** How an eval went in the runs of the store, newest first. */
export async function evalHistory(
  store: ResultStore,
  evalPath: string,
): Promise<readonly HistoryRow[]> {
  const results = await store.evalHistory(evalPath, listedAtMost);
  const ids = [...new Set(results.map(({ runId }) => runId))];
  const runs = new Map((await store.listRunSummaries({ ids })).map((run) => [run.id, run]));
  return results.flatMap((result) => {
    const run = runs.get(result.runId);
    return run === undefined ? [] : [historyRow(run, result)];
  });
}

function historyRow(run: RunSummary, result: AttemptResult): HistoryRow {
  const { sample, outcome, failedStep, blame, signature } = result;
  return {
    runId: run.id,
    provider: run.provider,
    model: run.model,
    modelDisplayName: run.modelDisplayName,
    experiment: run.experiment,
    guidelines: run.guidelines,
    date: run.date,
    ...(run.suite !== undefined && { suiteVersion: run.suite.version }),
    sample,
    outcome,
    ...(failedStep !== undefined && { failedStep }),
    ...(blame !== undefined && { blame }),
    ...(signature !== undefined && { signature }),
  };
}
