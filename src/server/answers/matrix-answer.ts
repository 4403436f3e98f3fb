import { newestRankableRuns } from "../../analysis/queries/scored-runs.ts";
import { runId } from "../../domain/ids.ts";
import type { AttemptResult, RunFilter, RunSummary } from "../../domain/run-summary.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { MatrixAnswer, MatrixEval } from "../api-types.ts";
import { cellCode, resultsByEval } from "./cell-code.ts";
import { runRow } from "./run-row.ts";

export interface MatrixQuestion {
  readonly filter: RunFilter;
  /** Only the newest finished run of each model and experiment. */
  readonly byModel: boolean;
  readonly limit: number;
}

/** What became of every eval in the runs that a filter lets through, newest run first, hardest eval first. */
export async function matrixAnswer(
  store: ResultStore,
  { filter, byModel, limit }: MatrixQuestion,
): Promise<MatrixAnswer> {
  const chosen = byModel ? await newestOfEach(store, filter) : filter;
  const total = await store.countRuns(chosen);
  const summaries = await store.listRunSummaries(chosen, { limit });
  const results = await store.listResults(summaries.map(({ id }) => id));
  const evals = [...resultsByEval(results)].map(([path, byRun]) =>
    matrixEval(path, byRun, summaries),
  );
  return {
    runs: summaries.map(runRow),
    evals: evals.toSorted((one, other) => (other.difficulty ?? -1) - (one.difficulty ?? -1)),
    total,
  };
}

async function newestOfEach(store: ResultStore, filter: RunFilter): Promise<RunFilter> {
  const newest = (await newestRankableRuns(store)).map(({ id }) => id);
  const { ids } = filter;
  return {
    ...filter,
    ids: ids === undefined ? newest : newest.filter((id) => ids.includes(runId(id))),
  };
}

function matrixEval(
  evalPath: string,
  byRun: ReadonlyMap<string, readonly AttemptResult[]>,
  summaries: readonly RunSummary[],
): MatrixEval {
  const samples = [...byRun.values()].flat();
  const failed = samples.filter(({ outcome }) => outcome === "failed").length;
  const passed = samples.filter(({ outcome }) => outcome === "passed").length;
  return {
    evalPath,
    difficulty: failed + passed === 0 ? null : failed / (failed + passed),
    cells: summaries.map(({ id }) => cellCode(byRun.get(id) ?? [])).join(""),
  };
}
