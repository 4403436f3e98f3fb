import type { Run } from "../../domain/run.ts";
import { HarnessError, UsageError } from "../../lib/harness-error.ts";
import type { RunEvent, RunObserver } from "../../runner/run-observer.ts";
import { announceDraining } from "../announce-draining.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { readRunOutcomes } from "../../analysis/queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { renderPlannedCalls } from "../render/planned-calls.ts";
import { observeRun, observeWarnings } from "../render/run-progress.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { requireGraded } from "../require-graded.ts";
import { respond } from "../respond.ts";
import { resolveRun } from "../resolve-run.ts";
import type { PlannedCalls, RunSource, Workbench } from "../../wiring/workbench.ts";
import { analyzeAndPrint } from "./analyze.ts";

export interface RunOptions extends CommonOptions {
  readonly recorded?: string;
  readonly resume?: string;
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
  const asked = modelSources(options);
  // Before hours of work for the first, the last is known to be possible.
  if (asked.length > 1 || options.dryRun === true) {
    const planned = await workbench.planCalls({ sources: asked, select: options.eval ?? [] });
    if (options.dryRun === true) return printPlannedCalls(context, planned, options);
  }
  noticeSandbox(context.terminal, workbench.sandbox);
  const sources = asked.length > 0 ? asked : [await storedSource(context, workbench, options)];
  const draining = announceDraining(context);
  let code: ExitCode = exitCodes.ok;
  for (const source of sources) {
    const ended = await runOne(context, { workbench, source, options, draining }).catch(
      (error: unknown) => {
        // What stops one model need not stop the next.
        const isLast = source === sources.at(-1);
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
  readonly source: RunSource;
  readonly options: RunOptions;
  readonly draining: AbortSignal;
}

async function runOne(
  context: CommandContext,
  { workbench, source, options, draining }: OneRun,
): Promise<ExitCode> {
  const { terminal, signal } = context;
  const observe = options.json === true ? observeWarnings : observeRun;
  const timing = timeRun(observe(terminal));
  const run = await workbench.run({
    source,
    select: options.eval ?? [],
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

function requireOneSource(options: RunOptions): void {
  const { recorded, resume, model, baseUrl, experiment, guidelines, dryRun } = options;
  const given = [recorded, resume, model].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new UsageError(
      `${given.length === 0 ? "Nothing says" : "More than one option says"} where the replies come from: ` +
        "give one of --recorded <folder>, --resume <run>, or --model <name>.",
    );
  }
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) {
    throw new UsageError(
      `--base-url "${baseUrl}" is no address: give one such as https://provider.example.com/v1`,
    );
  }
  if (experiment !== undefined && !guidelines) {
    throw new UsageError("--no-guidelines is short for --experiment no_guidelines: give one.");
  }
  if (dryRun === true && model === undefined) {
    throw new UsageError("--dry-run says what models would be asked: give --model <name>.");
  }
}

/** One for each model and experiment. */
function modelSources({
  model = [],
  baseUrl,
  experiment,
  guidelines,
}: RunOptions): readonly Extract<RunSource, { kind: "provider" }>[] {
  const experiments = experiment ?? [guidelines ? "default" : "no_guidelines"];
  const at = baseUrl === undefined ? {} : { baseUrl };
  return [...new Set(model)].flatMap((name) =>
    [...new Set(experiments)].map(
      (each) => ({ kind: "provider", model: name, ...at, experiment: each }) as const,
    ),
  );
}

async function storedSource(
  { invocation }: CommandContext,
  { store }: Workbench,
  { recorded, resume, baseUrl }: RunOptions,
): Promise<RunSource> {
  if (recorded !== undefined) return { kind: "recorded", directory: recorded };
  const { run } = await resolveRun(store, resume ?? "", invocation);
  return { kind: "resumed", run, ...(baseUrl === undefined ? {} : { baseUrl }) };
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
