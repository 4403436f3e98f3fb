import type { Run } from "../../domain/run.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { RunEvent, RunObserver } from "../../runner/run-observer.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { exitCodes } from "../exit-code.ts";
import type { ExitCode } from "../exit-code.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { readRunOutcomes } from "../queries/run-outcomes.ts";
import { runJson } from "../queries/run-json.ts";
import { observeRun, observeWarnings } from "../render/run-progress.ts";
import { renderOutcomes } from "../render/outcomes-summary.ts";
import { requireGraded } from "../require-graded.ts";
import { respond } from "../respond.ts";
import { resolveRun } from "../resolve-run.ts";
import type { RunSource, Workbench } from "../../wiring/workbench.ts";
import { analyzeAndPrint } from "./analyze.ts";

export interface RunOptions extends CommonOptions {
  readonly recorded?: string;
  readonly resume?: string;
  readonly model?: string;
  readonly baseUrl?: string;
  readonly experiment?: string;
  /** False for `--no-guidelines`. */
  readonly guidelines: boolean;
  readonly eval?: readonly string[];
  readonly analyze?: boolean;
  readonly gate?: boolean;
}

/** `faultline run`: takes replies from a recording or a model, grades them, analyses them where asked. */
export async function startRun(context: CommandContext, options: RunOptions): Promise<ExitCode> {
  const { terminal, signal } = context;
  requireOneSource(options);
  await using workbench = await context.openWorkbench(context.loadConfig(options));
  const source = await sourceOf(context, workbench, options);
  noticeSandbox(terminal, workbench.sandbox);
  const observe = options.json === true ? observeWarnings : observeRun;
  const timing = timeRun(observe(terminal));
  const run = await workbench.run({
    source,
    select: options.eval ?? [],
    observer: timing.observer,
    signal,
    draining: announceDraining(context),
  });
  const graded = timing.gradedMs();
  const gradedMs = graded === undefined ? {} : { gradedMs: graded };
  if (options.analyze === true) {
    return await analyzeAndPrint(context, { workbench, run, options, ...gradedMs });
  }
  return await printOutcomes(context, { workbench, run, options, ...gradedMs });
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

function requireOneSource({ recorded, resume, model, baseUrl }: RunOptions): void {
  const given = [recorded, resume, model].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new UsageError(
      `${given.length === 0 ? "Nothing says" : "More than one option says"} where the replies come from: ` +
        "give one of --recorded <folder>, --resume <run>, or --model <name> with --base-url <url>.",
    );
  }
  if (model !== undefined && baseUrl === undefined) {
    throw new UsageError(
      `--model ${model} needs --base-url <url>, the address of an OpenAI-compatible provider.`,
    );
  }
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) {
    throw new UsageError(
      `--base-url "${baseUrl}" is no address: give one such as https://provider.example.com/v1`,
    );
  }
}

async function sourceOf(
  { invocation }: CommandContext,
  { store }: Workbench,
  { recorded, resume, model, baseUrl, experiment, guidelines }: RunOptions,
): Promise<RunSource> {
  if (recorded !== undefined) return { kind: "recorded", directory: recorded };
  if (resume !== undefined) {
    const { run } = await resolveRun(store, resume, invocation);
    return { kind: "resumed", run, ...(baseUrl === undefined ? {} : { baseUrl }) };
  }
  const condition = experiment ?? (guidelines ? "default" : "no_guidelines");
  return {
    kind: "provider",
    model: model ?? "",
    baseUrl: baseUrl ?? "",
    experiment: condition,
    guidelines,
  };
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
