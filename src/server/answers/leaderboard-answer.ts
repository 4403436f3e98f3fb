import { newestRankableRuns, readScoredRuns } from "../../analysis/queries/scored-runs.ts";
import { rankRuns } from "../../analysis/rank-runs.ts";
import type { Standing } from "../../analysis/rank-runs.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { LeaderboardAnswer, StandingRow } from "../api-types.ts";

/** The newest finished run of each model and experiment, best first, ties said to be ties. */
export async function leaderboardAnswer(store: ResultStore): Promise<LeaderboardAnswer> {
  const runs = await newestRankableRuns(store);
  const ids = runs.map(({ id }) => id);
  const standings = rankRuns(await readScoredRuns(store, runs));
  const summaries = new Map(
    (await store.listRunSummaries({ ids })).map((summary) => [summary.id, summary]),
  );
  const rows = standings.map(async (standing) => {
    const summary = summaries.get(standing.run.id);
    return summary === undefined ? [] : [await standingRow(store, standing, summary)];
  });
  return { standings: (await Promise.all(rows)).flat() };
}

async function standingRow(
  store: ResultStore,
  { run, ...standing }: Standing,
  { counts: _counts, cost, analysis, ...head }: RunSummary,
): Promise<StandingRow> {
  const isFixed = analysis?.withFixes !== undefined;
  const effect = isFixed ? (await store.getReport(run.id))?.combinedEffect : undefined;
  return {
    run: head,
    ...standing,
    ...(analysis !== undefined && { byBlame: analysis.byBlame }),
    ...(effect !== undefined && { withFixes: effect }),
    ...(cost !== undefined && { cost }),
  };
}
