import { existsSync } from "node:fs";
import { resolve } from "node:path";
import type { RunRequest, RunSource } from "./workbench.ts";
import type { Config } from "../config/load-config.ts";
import type { EvalPath } from "../domain/eval.ts";
import { newId, runId } from "../domain/ids.ts";
import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import type { Suite, SuiteOverlay } from "../domain/suite.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import { providerModel } from "../llm/provider-model.ts";
import { recordedModel } from "../llm/recorded-model.ts";
import type { PriorRunPlan } from "../runner/grade-prior-run.ts";
import { readRecordedRun } from "../sources/recorded-run.ts";
import type { RecordedOutcomes } from "../sources/recorded-run.ts";
import { loadSuite } from "../suite/load-suite.ts";

/** What `runSuite` needs: the run's facts, the evals to grade, and where replies come from. */
export interface RunPlan {
  readonly run: Run;
  readonly suite: Suite;
  readonly model: LanguageModel;
  /** Earlier runs that come with a recorded one. */
  readonly priorRuns: readonly PriorRunPlan[];
}

/** Turns what the user asked for into a plan. Fails with `UsageError` where there is nothing to run. */
export async function planRun({ source, select }: RunRequest, config: Config): Promise<RunPlan> {
  switch (source.kind) {
    case "recorded":
      return planRecorded(source, select, config);
    case "provider":
      return planProvider(source, select, config);
    case "resumed":
      return planResumed(source, select, config);
  }
}

async function planRecorded(
  { directory }: Extract<RunSource, { kind: "recorded" }>,
  select: readonly string[],
  { suiteDirectory }: Config,
): Promise<RunPlan> {
  const recorded = await readRecordedRun(directory);
  const whole = await loadSuite(suiteDirectory, { overlay: recorded.overlay, ...selected(select) });
  const suite = withEvals(whole, recorded.evalPaths);
  if (suite.evals.size === 0) {
    throw new UsageError(
      `The recorded run in ${directory} holds no reply for an eval of ${suiteDirectory}.`,
    );
  }
  const { provider, model: name } = recorded.run;
  return {
    run: {
      ...recorded.run,
      origin: { replies: { kind: "recorded", directory: resolve(directory) }, select },
      suite: gradedSuite(suite, recorded.overlay),
    },
    suite,
    model: recordedModel({ provider, name, directory: recorded.repliesDirectory }),
    priorRuns: recorded.priorRuns.map((prior) => planPrior(prior, whole, recorded.overlay)),
  };
}

/** Replies of an earlier run are graded with the suite of the run that it is compared with. */
function planPrior(
  { run, outcomes, replies }: RecordedOutcomes,
  whole: Suite,
  overlay: SuiteOverlay,
): PriorRunPlan {
  if (replies === undefined) return { run, outcomes };
  const suite = withEvals(whole, replies.evalPaths);
  const { provider, model: name } = run;
  return {
    run: { ...run, suite: gradedSuite(whole, overlay) },
    outcomes,
    replies: { suite, model: recordedModel({ provider, name, directory: replies.directory }) },
  };
}

function withEvals(suite: Suite, evalPaths: readonly EvalPath[]): Suite {
  const wanted = new Set(evalPaths);
  return { ...suite, evals: new Map([...suite.evals].filter(([path]) => wanted.has(path))) };
}

async function planProvider(
  source: Extract<RunSource, { kind: "provider" }>,
  select: readonly string[],
  config: Config,
): Promise<RunPlan> {
  const loaded = await loadSuite(config.suiteDirectory, selected(select));
  const suite = source.guidelines ? loaded : { ...loaded, guidelines: "" };
  const { provider, name } = providerAndName(source.model);
  const run: Run = {
    id: runId(newId()),
    provider,
    model: name,
    modelDisplayName: name,
    experiment: source.experiment,
    guidelines: source.guidelines,
    date: new Date().toISOString().slice(0, 10),
    status: "running",
    origin: { replies: { kind: "provider", baseUrl: withoutPassword(source.baseUrl) }, select },
    suite: gradedSuite(suite, {}),
  };
  return { run, suite, model: modelAt(source.baseUrl, { provider, name }, config), priorRuns: [] };
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
}

/** `openai/gpt-5` names provider and model; a name alone belongs to a provider that is not named. */
function providerAndName(model: string): { provider: string; name: string } {
  const slash = model.indexOf("/");
  return slash === -1
    ? { provider: "custom", name: model }
    : { provider: model.slice(0, slash), name: model.slice(slash + 1) };
}

/**
 * Replies that were stored are graded. Missing ones are asked for where the run was told to, or in `baseUrl`; where
 * neither is known, one that is missing fails.
 */
async function planResumed(
  { run, baseUrl }: Extract<RunSource, { kind: "resumed" }>,
  select: readonly string[],
  config: Config,
): Promise<RunPlan> {
  const replies = run.origin?.replies;
  const evals = select.length > 0 ? select : (run.origin?.select ?? []);
  const suiteDirectory = run.suite?.root ?? config.suiteDirectory;
  if (baseUrl === undefined && replies?.kind === "recorded" && existsSync(replies.directory)) {
    return resumeRecorded({ run, replies }, evals, { ...config, suiteDirectory });
  }
  const overlay = run.suite?.overlay ?? {};
  const suite = await loadSuite(suiteDirectory, { overlay, ...selected(evals) });
  const named = { provider: run.provider, name: run.model };
  const address = baseUrl ?? (replies?.kind === "provider" ? replies.baseUrl : undefined);
  const model = address === undefined ? unreachableModel(named) : modelAt(address, named, config);
  return { run, suite, model, priorRuns: [] };
}

async function resumeRecorded(
  {
    run,
    replies,
  }: { readonly run: Run; readonly replies: Extract<RunSource, { kind: "recorded" }> },
  select: readonly string[],
  config: Config,
): Promise<RunPlan> {
  const plan = await planRecorded(replies, select, config);
  if (plan.run.id === run.id) return { ...plan, run };
  throw new UsageError(
    `${replies.directory}, from where run ${runIdPrefix(run.id)} took its replies, now holds run ${runIdPrefix(plan.run.id)}: put the recording back, or start that one with --recorded.`,
  );
}

type NamedModel = Pick<LanguageModel, "provider" | "name">;

function modelAt(baseUrl: string, named: NamedModel, { apiKey }: Config): LanguageModel {
  const { provider, name } = named;
  const api = "openai-compatible";
  return providerModel({
    endpoint: { provider, name, api, baseUrl, ...(apiKey !== undefined && { apiKey }) },
  });
}

function unreachableModel(named: NamedModel): LanguageModel {
  return {
    ...named,
    generate: ({ evalPath }) =>
      Promise.reject(
        new UsageError(
          `${evalPath} has no stored reply: add --base-url <url>, where the model is asked for it, or start a recorded run again with --recorded <folder>.`,
        ),
      ),
  };
}

function gradedSuite(
  { manifest, root, hash }: Suite,
  overlay: SuiteOverlay,
): NonNullable<Run["suite"]> {
  return { name: manifest.name, version: manifest.version, root, hash, overlay };
}

function selected(select: readonly string[]): { select?: readonly string[] } {
  return select.length === 0 ? {} : { select };
}
