import {
  detectableOf,
  mostChanged,
  pairScores,
  plannedDetectable,
} from "../../analysis/guidelines/judge-ablation.ts";
import { likelyTokens } from "../../analysis/guidelines/sections.ts";
import { HarnessError, UsageError } from "../../lib/harness-error.ts";
import { meanOf } from "../../stats/mean-of.ts";
import { stratifiedDifference } from "../../stats/stratified-difference.ts";
import type { PairedScores } from "../../stats/stratified-difference.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { renderComparedGuidelines, renderPlannedStudy } from "../render/guideline-study.ts";
import type { ComparedGuidelines } from "../render/guideline-study.ts";
import { respond } from "../respond.ts";
import { planStudy, runStudy } from "./guideline-study.ts";
import type { StudiedArm, StudyOptions } from "./guideline-study.ts";
import { readGuidelines } from "./guidelines-check.ts";

export interface CompareGuidelinesOptions extends StudyOptions {
  readonly before: string;
  readonly after: string;
}

/** `faultline guidelines compare <before> <after>`: which of two texts makes a model pass more. */
export async function compareGuidelines(
  context: CommandContext,
  options: CompareGuidelinesOptions,
): Promise<ExitCode> {
  const { terminal } = context;
  const texts = await Promise.all([options.before, options.after].map(readGuidelines));
  const [before = "", after = ""] = texts;
  if (before === after) {
    throw new UsageError(`${options.before} and ${options.after} hold the same text: give two.`);
  }
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const study = await planStudy(workbench, options, () => [
    { name: "first guidelines", text: before },
    { name: "second guidelines", text: after },
  ]);
  const samples = Number(options.samples);
  if (options.dryRun === true) {
    const detectable = plannedDetectable((study.calls[0]?.calls ?? samples) / samples, samples);
    respond(terminal, options.json, {
      json: () => ({ planned: study.calls, detectable }),
      lines: () => renderPlannedStudy(study.calls, detectable, terminal.width),
    });
    return exitCodes.ok;
  }
  const [first, second] = await runStudy(context, study);
  if (first === undefined || second === undefined) {
    throw new TypeError("A comparison has two arms.");
  }
  const compared = compareArms(first, second, {
    names: [options.before, options.after],
    tokens: [likelyTokens(before), likelyTokens(after)],
  });
  respond(terminal, options.json, {
    json: () => ({ model: study.modelId, runs: [first.run.id, second.run.id], ...compared }),
    lines: () => renderComparedGuidelines(compared, terminal.width),
  });
  return exitCodes.ok;
}

/** Fails with `HarnessError` where no eval was graded under both. */
function compareArms(
  first: StudiedArm,
  second: StudiedArm,
  about: Pick<ComparedGuidelines, "names" | "tokens">,
): ComparedGuidelines {
  const pairs = pairScores([first], [second]);
  if (pairs.size === 0) {
    throw new HarnessError("stop-run", "No eval was graded under both guidelines.");
  }
  const all = [...pairs.values()];
  const rate = (side: keyof PairedScores) => meanOf(all.map((pair) => meanOf(pair[side])));
  const detectable = detectableOf(all);
  const where = (fits: (pair: PairedScores) => boolean) =>
    mostChanged(new Map([...pairs].filter(([, pair]) => fits(pair))));
  return {
    ...about,
    rates: [rate("first"), rate("second")],
    evals: pairs.size,
    difference: stratifiedDifference(all),
    ...(detectable !== undefined && { detectable }),
    better: where((pair) => meanOf(pair.second) > meanOf(pair.first)),
    worse: where((pair) => meanOf(pair.second) < meanOf(pair.first)),
  };
}
