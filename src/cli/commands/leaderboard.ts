import { newestRankableRuns, readScoredRuns } from "../../analysis/queries/scored-runs.ts";
import { rankRuns } from "../../analysis/rank-runs.ts";
import type { AdjustedStanding } from "../../analysis/rank-runs.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { runJson } from "../queries/run-json.ts";
import { renderStandings } from "../render/standings.ts";
import { respond } from "../respond.ts";

/** `faultline leaderboard`: the newest run of each model and experiment, best first, ties said to be ties. */
export async function showLeaderboard(
  context: CommandContext,
  options: CommonOptions,
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store } = workbench;
  const scored = await readScoredRuns(store, await newestRankableRuns(store));
  const standings = await Promise.all(
    rankRuns(scored).map(async (standing): Promise<AdjustedStanding> => {
      const effect = (await store.getReport(standing.run.id))?.combinedEffect;
      return effect === undefined ? standing : { ...standing, withFixes: effect };
    }),
  );
  respond(terminal, options.json, {
    json: () => standings.map(({ run, ...rest }) => ({ ...runJson(run), ...rest })),
    lines: () => renderStandings(standings, { width: terminal.width, invocation }),
  });
  return exitCodes.ok;
}
