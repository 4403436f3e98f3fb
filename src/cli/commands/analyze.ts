import type { Run } from "../../domain/run.ts";
import { analystChoice } from "../analyst-options.ts";
import type { AnalystOptions } from "../analyst-options.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { reportJson } from "../queries/report-json.ts";
import { readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { observeAnalysis } from "../render/analysis-progress.ts";
import { allPassedLine } from "../render/outcomes-summary.ts";
import { renderSummary } from "../render/run-summary.ts";
import { requireGraded } from "../require-graded.ts";
import { requireAnalyzable, resolveRun } from "../resolve-run.ts";
import { relativePath } from "../relative-path.ts";
import { respond } from "../respond.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import type { AnalystChoice, Workbench } from "../../wiring/workbench.ts";

export interface AnalyzeOptions extends CommonOptions, AnalystOptions {
  readonly run: string;
  /** Exit with 1 where an eval failed. */
  readonly gate?: boolean;
}

/** `faultline analyze <run>`: whose fault is each failure, with proof; writes the report. */
export async function analyze(context: CommandContext, options: AnalyzeOptions): Promise<ExitCode> {
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const { run } = await resolveRun(workbench.store, options.run, context.invocation);
  requireAnalyzable(run, context.invocation);
  noticeSandbox(context.terminal, workbench.sandbox);
  const analyst = analystChoice(options);
  return await analyzeAndPrint(context, { workbench, run, options, ...(analyst && { analyst }) });
}

export interface AnalysisToPrint {
  readonly workbench: Workbench;
  readonly run: Run;
  readonly options: CommonOptions & { readonly gate?: boolean };
  readonly analyst?: AnalystChoice;
  /** How long grading took just now, where it did. */
  readonly gradedMs?: number;
}

/** Analyses a finished run and prints what came out. */
export async function analyzeAndPrint(
  context: CommandContext,
  { workbench, run, options, analyst, gradedMs }: AnalysisToPrint,
): Promise<ExitCode> {
  const { terminal, invocation, signal } = context;
  const outcomes = await readRunOutcomes(workbench.store, run.id);
  requireGraded(run, outcomes);
  if (outcomes.failed === 0) {
    respond(terminal, options.json, {
      json: () => ({
        run: runJson(run),
        total: outcomes.total,
        passed: outcomes.passed,
        failed: 0,
        failures: [],
      }),
      lines: () => [allPassedLine(run, outcomes)],
    });
    return exitCodes.ok;
  }
  const observer = options.json === true ? () => {} : observeAnalysis(terminal);
  const { report, written } = await workbench.analyze({
    runId: run.id,
    ...(analyst && { analyst }),
    observer,
    signal,
  });
  respond(terminal, options.json, {
    json: () => reportJson(report, written),
    lines: () => [
      [],
      ...renderSummary(report, {
        width: terminal.width,
        invocation,
        ...(gradedMs === undefined ? {} : { gradedMs }),
        ...(written === undefined ? {} : { reportPath: relativePath(written.markdownPath) }),
      }),
    ],
  });
  return options.gate === true ? exitCodes.failures : exitCodes.ok;
}
