import type { ArmScores } from "../../analysis/guidelines/judge-ablation.ts";
import { readScoredRuns } from "../../analysis/queries/scored-runs.ts";
import type { Run } from "../../domain/run.ts";
import { UsageError } from "../../lib/harness-error.ts";
import type { PlannedArms, PlannedCalls, RunSource, Workbench } from "../../wiring/workbench.ts";
import { announceDraining } from "../announce-draining.ts";
import type { CommandContext, CommonOptions } from "../command-context.ts";
import { noticeSandbox } from "../notice-sandbox.ts";
import { observeAsJson } from "../render/event-json.ts";
import { observeRun } from "../render/run-progress.ts";

/** What every study of guidelines is told. */
export interface StudyOptions extends CommonOptions {
  readonly model: string;
  readonly baseUrl?: string;
  readonly experiment: string;
  /** Per eval and arm. */
  readonly samples: string;
  readonly eval?: readonly string[];
  readonly dryRun?: boolean;
}

export interface StudyArm {
  readonly name: string;
  readonly text: string;
}

/** An arm whose run has ended. */
export interface StudiedArm {
  readonly name: string;
  readonly run: Run;
  readonly scores: ArmScores;
}

export interface Study {
  readonly workbench: Workbench;
  readonly options: StudyOptions;
  readonly planned: PlannedArms;
  /** `provider/name`. */
  readonly modelId: string;
  /** What the arms would ask, were each asked from the start. */
  readonly calls: readonly PlannedCalls[];
}

/** Plans every arm before the first is run. Fails with `UsageError` where one of them cannot be. */
export async function planStudy(
  workbench: Workbench,
  options: StudyOptions,
  armsOf: (guidelines: string) => readonly StudyArm[],
): Promise<Study> {
  const { experiment } = options;
  const planned = await workbench.planArms({
    experiment,
    samples: samplesOf(options.samples),
    armsOf,
  });
  const sources = planned.arms.map((arm) => sourceOf(options, arm.experiment));
  const calls = await workbench.planCalls({ sources, select: options.eval ?? [] });
  const [first] = calls;
  if (first === undefined) throw new TypeError("A study has arms.");
  return { workbench, options, planned, calls, modelId: first.model };
}

/** Fails with `UsageError` for one sample: one run per arm decides nothing. */
function samplesOf(text: string): number {
  const samples = Number(text);
  if (Number.isInteger(samples) && samples >= 2 && samples <= 1000) return samples;
  throw new UsageError(
    `"${text}" is no number of samples: give 2 or more per eval, since one run of each shows mostly chance.`,
  );
}

/**
 * Runs every arm through the machinery of runs, one after the other. An arm that an earlier study ran to its end counts,
 * one that was interrupted goes on.
 */
export async function runStudy(
  context: CommandContext,
  study: Study,
): Promise<readonly StudiedArm[]> {
  const { workbench, planned } = study;
  noticeSandbox(context.terminal, workbench.sandbox);
  const draining = announceDraining(context);
  const studied: StudiedArm[] = [];
  for (const arm of planned.arms) {
    const run = await runArm(context, study, { arm, draining });
    for (const { scores } of await readScoredRuns(workbench.store, [run])) {
      studied.push({ name: arm.name, run, scores });
    }
  }
  return studied;
}

interface OneArm {
  readonly arm: PlannedArms["arms"][number];
  readonly draining: AbortSignal;
}

async function runArm(
  { terminal, signal }: CommandContext,
  study: Study,
  { arm, draining }: OneArm,
): Promise<Run> {
  const { workbench, options } = study;
  const known = await knownRun(study, arm);
  if (known?.status === "completed") return known;
  const observe = options.json === true ? observeAsJson : observeRun;
  return await workbench.run({
    source:
      known === undefined ? sourceOf(options, arm.experiment) : { kind: "resumed", run: known },
    select: options.eval ?? [],
    observer: observe(terminal),
    signal,
    draining,
  });
}

function sourceOf(
  { model, baseUrl }: StudyOptions,
  experiment: PlannedArms["arms"][number]["experiment"],
): Extract<RunSource, { kind: "provider" }> {
  return { kind: "provider", model, ...(baseUrl !== undefined && { baseUrl }), experiment };
}

/** A run of the same model, guidelines, settings, suite and evals. */
async function knownRun(
  { workbench, options, planned, modelId }: Study,
  { experiment, guidelinesHash }: PlannedArms["arms"][number],
): Promise<Run | undefined> {
  const runs = await workbench.store.listRuns();
  return runs.find(({ provider, model, origin, suite }) => {
    const replies = origin?.replies;
    return (
      replies?.kind === "provider" &&
      `${provider}/${model}` === modelId &&
      replies.guidelinesHash === guidelinesHash &&
      JSON.stringify(sorted(replies.experiment)) === JSON.stringify(sorted(experiment)) &&
      JSON.stringify(origin?.select) === JSON.stringify(options.eval ?? []) &&
      suite?.hash === planned.suiteHash
    );
  });
}

function sorted(value: object): readonly (readonly [string, unknown])[] {
  return Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
