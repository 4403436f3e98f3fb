import { runIdPrefix } from "../../domain/run.ts";
import { HarnessError } from "../../lib/harness-error.ts";
import type { RunEvent, RunObserver } from "../../runner/run-observer.ts";
import { announceDraining } from "../announce-draining.ts";
import type { CommandContext } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { renderPlannedCalls } from "../render/planned-calls.ts";
import { observeAsJson } from "../render/event-json.ts";
import { githubAnnotations } from "../render/github-annotations.ts";
import { junitReport } from "../render/junit-report.ts";
import type { EndedRun } from "../render/junit-report.ts";
import { observeRun } from "../render/run-progress.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { parseThreshold, shortfall } from "../parse-threshold.ts";
import type { Threshold } from "../parse-threshold.ts";
import { requireGraded } from "../require-graded.ts";
import { respond } from "../respond.ts";
import type { RunOptions } from "../run-options.ts";
import { modelSources, requireOneSource, storedSource } from "../run-sources.ts";
import type { AskedRun } from "../run-sources.ts";
import type { Terminal } from "../terminal.ts";
import type { PlannedCalls, Workbench } from "../../wiring/workbench.ts";
import { analyzeAndPrint } from "./analyze.ts";

/**
 * `faultline run`: takes replies from a recording or asks models, one run for each model and experiment; grades them,
 * and analyses them where asked.
 */
export async function startRun(context: CommandContext, options: RunOptions): Promise<ExitCode> {
  requireOneSource(options);
  const threshold = options.failUnder === undefined ? undefined : parseThreshold(options.failUnder);
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
  const all = { workbench, options, draining, threshold };
  let code: ExitCode = exitCodes.ok;
  const ended: EndedRun[] = [];
  for (const asked of runs) {
    const settled = await runOne(context, { ...all, asked, ended }).catch((error: unknown) => {
      // What stops one model need not stop the next.
      const isLast = asked === runs.at(-1);
      if (isLast || draining.aborted || !(error instanceof HarnessError)) throw error;
      context.terminal.note([[error.message]]);
      return exitCodes.harness;
    });
    code = settled > code ? settled : code;
  }
  printFormat(context.terminal, ended, options.format);
  return code;
}

interface OneRun {
  readonly workbench: Workbench;
  readonly asked: AskedRun;
  readonly options: RunOptions;
  readonly draining: AbortSignal;
  readonly threshold: Threshold | undefined;
  /** Is given the run when it has ended. */
  readonly ended: EndedRun[];
}

async function runOne(
  context: CommandContext,
  { workbench, asked, options, draining, threshold, ended }: OneRun,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  const observer = options.json === true ? observeAsJson(terminal) : observeRun(terminal);
  const timing = timeRun(observer);
  const run = await workbench.run({ ...asked, observer: timing.observer, signal, draining });
  const outcomes = await readRunOutcomes(workbench.store, run.id);
  ended.push({ run, outcomes });
  const graded = timing.gradedMs();
  const gradedMs = graded === undefined ? {} : { gradedMs: graded };
  const code =
    options.analyze === true
      ? await analyzeAndPrint(context, { workbench, run, options, ...gradedMs })
      : printOutcomes(context, { run, outcomes, options, ...gradedMs });
  const missed = threshold === undefined ? undefined : shortfall(outcomes, threshold);
  if (missed === undefined) return code;
  terminal.note([[`Run ${runIdPrefix(run.id)} is under its threshold: ${missed}`]]);
  return exitCodes.failures;
}

/** After the runs, since a document holds them all. */
function printFormat(
  terminal: Terminal,
  ended: readonly EndedRun[],
  format: RunOptions["format"],
): void {
  const report = format === "junit" ? junitReport(ended).split("\n") : [];
  const annotations = format === "github" ? githubAnnotations(ended) : [];
  terminal.print([...report, ...annotations].map((line) => [line]));
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

function printOutcomes(
  { terminal, invocation }: CommandContext,
  {
    run,
    outcomes,
    options,
    gradedMs,
  }: EndedRun & { readonly options: RunOptions; readonly gradedMs?: number },
): ExitCode {
  const { total, passed, failed, errored, notGraded, failedByStep } = outcomes;
  const timing = gradedMs === undefined ? {} : { gradedMs };
  const layout = { width: terminal.width, invocation, ...timing };
  const lines = () => [[], ...renderOutcomes({ run, outcomes }, layout)];
  // The document alone is the output; what it holds for people is about the work.
  if (options.format === "junit") terminal.note(lines());
  else {
    respond(terminal, options.json, {
      json: () => ({ run: runJson(run), total, passed, failed, errored, notGraded, failedByStep }),
      lines,
    });
  }
  requireGraded(run, outcomes);
  return options.gate === true && failed + errored > 0 ? exitCodes.failures : exitCodes.ok;
}
