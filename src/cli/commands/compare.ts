import { compareScores, rateOfScores } from "../../analysis/compare-scores.ts";
import type { ScoreComparison, ScoredRun } from "../../analysis/compare-scores.ts";
import { readScoredRuns } from "../../analysis/queries/scored-runs.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { runJson } from "../queries/run-json.ts";

import { renderComparisons } from "../render/comparison.ts";
import { resolveRun } from "../resolve-run.ts";
import { respond } from "../respond.ts";

/** `faultline compare <run> <run...>`: what differs between runs, and whether chance can explain it. */
export async function compareRuns(
  context: CommandContext,
  { runs: given, ...options }: CommonOptions & { readonly runs: readonly string[] },
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const resolved = await Promise.all(
    given.map(async (text) => (await resolveRun(workbench.store, text, invocation)).run),
  );
  const twice = resolved.find(
    (run, index) => resolved.findIndex(({ id }) => id === run.id) < index,
  );
  if (twice !== undefined) throw new UsageError(`Run ${twice.id} was given twice: name others.`);
  const scored = await readScoredRuns(workbench.store, resolved);
  const [first, ...others] = scored;
  if (first === undefined || others.length === 0) {
    throw new UsageError(`Give two runs or more: ${invocation} compare <run> <run>`);
  }
  const comparisons = compareScores(first, others);
  respond(terminal, options.json, {
    json: () => ({ runs: scored.map(scoredJson), comparisons: comparisons.map(comparisonJson) }),
    lines: () => renderComparisons(scored, comparisons, terminal.width),
  });
  return exitCodes.ok;
}

function scoredJson(scored: ScoredRun) {
  return { ...runJson(scored.run), ...rateOfScores(scored) };
}

function comparisonJson({ first, second, ...rest }: ScoreComparison) {
  return { first: first.id, second: second.id, ...rest };
}
