import type { Run } from "../../domain/run.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { RunEvent, RunObserver } from "../../runner/run-observer.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { readRunOutcomes } from "../queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { renderPlannedCalls } from "../render/planned-calls.ts";
import { observeRun, observeWarnings } from "../render/run-progress.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { requireGraded } from "../require-graded.ts";
import { respond } from "../respond.ts";
import { modelSources, requireOneSource, storedSource } from "../run-sources.ts";
import type { AskedRun } from "../run-sources.ts";
import type { PlannedCalls, Workbench } from "../../wiring/workbench.ts";
import { analyzeAndPrint } from "./analyze.ts";

export interface RunOptions extends CommonOptions {
  readonly recorded?: string;
  readonly resume?: string;
  readonly retry?: "errored" | "failed";
  readonly model?: readonly string[];
  readonly baseUrl?: string;
  readonly experiment?: readonly string[];
  /** False for `--no-guidelines`. */
  readonly guidelines: boolean;
  readonly eval?: readonly string[];
  readonly dryRun?: boolean;
  readonly analyze?: boolean;
  readonly gate?: boolean;
}

/**
 * `faultline run`: takes replies from a recording or asks models, one run for each model and experiment; grades them,
 * and analyses them where asked.
 */
export async function startRun(context: CommandContext, options: RunOptions): Promise<ExitCode> {
  requireOneSource(options);
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const sources = modelSources(options);
  // Before hours of work for the first, the last is known to be possible.
  if (sources.length > 1 || options.dryRun === true) {
    const planned = await workbench.planCalls({ sources, select: options.eval ?? [] });
    if (options.dryRun === true) return printPlannedCalls(context, planned, options);
  }
  noticeSandbox(context.terminal, workbench.sandbox);
  const runs =
    sources.length > 0
      ? sources.map((source) => ({ source, select: options.eval ?? [] }))
      : [await storedSource(context, workbench, options)];
  const draining = announceDraining(context);
  let code: ExitCode = exitCodes.ok;
  for (const asked of runs) {
    const ended = await runOne(context, { workbench, asked, options, draining }).catch(
      (error: unknown) => {
        // What stops one model need not stop the next.
        const isLast = asked === runs.at(-1);
        if (isLast || draining.aborted || !(error instanceof HarnessError)) throw error;
        context.terminal.note([[error.message]]);
        return exitCodes.harness;
      },
    );
    code = ended > code ? ended : code;
  }
  return code;
}

interface OneRun {
  readonly workbench: Workbench;
  readonly asked: AskedRun;
  readonly options: RunOptions;
  readonly draining: AbortSignal;
}

async function runOne(
  context: CommandContext,
  { workbench, asked, options, draining }: OneRun,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  const observe = options.json === true ? observeWarnings : observeRun;
  const timing = timeRun(observe(terminal));
  const run = await workbench.run({
    ...asked,
    observer: timing.observer,
    signal,
    draining,
  });
  const graded = timing.gradedMs();
  const gradedMs = graded === undefined ? {} : { gradedMs: graded };
  if (options.analyze === true) {
    return await analyzeAndPrint(context, { workbench, run, options, ...gradedMs });
  }
  return await printOutcomes(context, { workbench, run, options, ...gradedMs });
}

function printPlannedCalls(
  { terminal }: CommandContext,
  planned: readonly PlannedCalls[],
  { json }: RunOptions,
): ExitCode {
  respond(terminal, json, {
    json: () => ({ planned }),
    lines: () => renderPlannedCalls(planned),
  });
  return exitCodes.ok;
}

/** Asked to stop, a run first finishes the attempts under way. */
function announceDraining({ terminal, interruption }: CommandContext): AbortSignal {
  const { draining, signal } = interruption;
  interruption.allowDraining();
  draining.addEventListener("abort", () => {
    if (signal.aborted) return;
    terminal.note([["Finishing the attempts under way. Press ^C again to stop at once."]]);
  });
  return draining;
}

/** Hears the end of a run and how long it took. */
function timeRun(observer: RunObserver) {
  let gradedMs: number | undefined;
  return {
    observer: (event: RunEvent) => {
      if (event.type === "run-finished") gradedMs = event.durationMs;
      observer(event);
    },
    gradedMs: () => gradedMs,
  };
}

async function printOutcomes(
  { terminal, invocation }: CommandContext,
  {
    workbench,
    run,
    options,
    gradedMs,
  }: {
    readonly workbench: Workbench;
    readonly run: Run;
    readonly options: RunOptions;
    readonly gradedMs?: number;
  },
): Promise<ExitCode> {
  const outcomes = await readRunOutcomes(workbench.store, run.id);
  const { total, passed, failed, errored, notGraded, failedByStep } = outcomes;
  const timing = gradedMs === undefined ? {} : { gradedMs };
  const layout = { width: terminal.width, invocation, ...timing };
  respond(terminal, options.json, {
    json: () => ({ run: runJson(run), total, passed, failed, errored, notGraded, failedByStep }),
    lines: () => [[], ...renderOutcomes({ run, outcomes }, layout)],
  });
  requireGraded(run, outcomes);
  return options.gate === true && failed + errored > 0 ? exitCodes.failures : exitCodes.ok;
}
