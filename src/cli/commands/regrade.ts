import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { Run } from "../../domain/run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { RegradeResult } from "../../runner/regrade-run.ts";
import type { Workbench } from "../../wiring/workbench.ts";
import { announceDraining } from "../announce-draining.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { scoreRegrades } from "../queries/regraded-score.ts";
import { runJson } from "../queries/run-json.ts";
import { nameOf, outcomeText, renderRegraded, whyText } from "../render/regraded.ts";
import type { StyledLine } from "../render/styled-text.ts";
import { resolveRun } from "../resolve-run.ts";
import { respond } from "../respond.ts";

export interface RegradeOptions extends CommonOptions {
  readonly runs: readonly string[];
  readonly eval?: readonly string[];
  readonly gate?: boolean;
}

interface Regraded {
  readonly run: Run;
  readonly results: readonly RegradeResult[];
}

/** `faultline regrade <run...>`: stored replies graded with today's suite, beside the official score. */
export async function regrade(
  context: CommandContext,
  { runs: given, ...options }: RegradeOptions,
): Promise<ExitCode> {
  const { terminal, invocation } = context;
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { store, sandbox } = workbench;
  const runs = await Promise.all(
    given.map(async (text) => (await resolveRun(store, text, invocation)).run),
  );
  noticeSandbox(terminal, sandbox);
  const draining = announceDraining(context);
  const regraded: Regraded[] = [];
  for (const run of new Map(runs.map((each) => [each.id, each])).values()) {
    regraded.push(await regradeOne(context, { workbench, run, options, draining }));
  }
  respond(terminal, options.json, {
    json: () => ({ regrades: regraded.map(regradedJson) }),
    lines: () =>
      regraded.flatMap(({ run, results }) => [[], ...renderRegraded(run, results, terminal.width)]),
  });
  for (const each of regraded) requireRegraded(each);
  const hasFlips = regraded.some(({ results }) => results.some(isFlip));
  return options.gate === true && hasFlips ? exitCodes.failures : exitCodes.ok;
}

interface OneRegrade {
  readonly workbench: Workbench;
  readonly run: Run;
  readonly options: Omit<RegradeOptions, "runs">;
  readonly draining: AbortSignal;
}

async function regradeOne(
  { terminal, signal }: CommandContext,
  { workbench, run, options, draining }: OneRegrade,
): Promise<Regraded> {
  if (options.json !== true) terminal.note([[`Grading run ${runIdPrefix(run.id)} again`]]);
  const results = await workbench.regrade({
    run,
    select: options.eval ?? [],
    onResult: (result) => {
      const line = progressLine(result);
      if (line !== undefined && options.json !== true) terminal.note([line]);
    },
    signal,
    draining,
  });
  return { run, results };
}

/** Only of what differs. */
function progressLine(result: RegradeResult): StyledLine | undefined {
  if (result.status === "not-regraded") return [`  not regraded  ${nameOf(result)}`];
  if (result.change === "same") return undefined;
  const label = result.change === "flipped" ? "flips   " : "differs ";
  const outcomes = `${outcomeText(result.official)} → ${outcomeText(result.regraded)}`;
  return [`  ${label}  ${nameOf(result)}  ${outcomes} (changed: ${whyText(result)})`];
}

function regradedJson({ run, results }: Regraded) {
  const regraded = results.filter((result) => result.status === "regraded");
  return { run: runJson(run), ...scoreRegrades(regraded), attempts: results };
}

function isFlip(result: RegradeResult): boolean {
  return result.status === "regraded" && result.change === "flipped";
}

/** Fails with `HarnessError` where not one reply could be graded: that is no result. */
function requireRegraded({ run, results }: Regraded): void {
  if (results.some(({ status }) => status === "regraded")) return;
  const reason = results.flatMap((each) =>
    each.status === "not-regraded" ? [each.reason] : [],
  )[0];
  throw new HarnessError(
    "stop-run",
    `Nothing of run ${runIdPrefix(run.id)} could be graded again: ${counted(results.length, "scored attempt")}${reason === undefined ? "" : ` (${reason})`}.`,
  );
}
