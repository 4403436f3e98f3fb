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
import { recordedModel } from "../llm/recorded-model.ts";
import type { PriorRunPlan } from "../runner/grade-prior-run.ts";
import { readRecordedRun } from "../sources/recorded-run.ts";
import type { RecordedOutcomes } from "../sources/recorded-run.ts";
import { loadSuite } from "../suite/load-suite.ts";
import { gradedSuite } from "./graded-suite.ts";
import type { ModelCalls } from "./model-calls.ts";
import { planModel } from "./plan-provider.ts";
import type { ProviderPlan, ProviderTools } from "./plan-provider.ts";

/** What `runSuite` needs: the run's facts, the evals to grade, and where replies come from. */
export interface RunPlan {
  readonly run: Run;
  readonly suite: Suite;
  readonly model: LanguageModel;
  /** Earlier runs that come with a recorded one. */
  readonly priorRuns: readonly PriorRunPlan[];
  /** Where a model is asked for replies, under an experiment. */
  readonly asking?: ProviderPlan;
}

/** Turns what the user asked for into a plan. Fails with `UsageError` where there is nothing to run. */
export async function planRun(
  { source, select, observer }: Pick<RunRequest, "source" | "select" | "observer">,
  config: Config,
  calls: ModelCalls,
): Promise<RunPlan> {
  const tools = { config, calls, observer };
  switch (source.kind) {
    case "recorded":
      return planRecorded(source, select, config);
    case "provider":
      return planProvider(source, select, tools);
    case "resumed":
      return planResumed(source, select, tools);
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
  tools: ProviderTools,
): Promise<RunPlan> {
  const loaded = await loadSuite(tools.config.suiteDirectory, selected(select));
  const plan = await planModel(source, loaded, tools);
  const { suite, languageModel, experiment, origin } = plan;
  const run: Run = {
    id: runId(newId()),
    provider: languageModel.provider,
    model: languageModel.name,
    modelDisplayName: plan.model.displayName,
    experiment: experiment.name,
    guidelines: experiment.guidelines !== "none",
    date: new Date().toISOString().slice(0, 10),
    status: "running",
    origin: { replies: origin, select },
    suite: gradedSuite(suite, {}),
  };
  return { run, suite, model: languageModel, priorRuns: [], asking: plan };
}

/**
 * Replies that were stored are graded. Missing ones are asked for where the run was told to, or in `baseUrl`; where
 * neither is known, one that is missing fails.
 */
async function planResumed(
  { run, baseUrl }: Extract<RunSource, { kind: "resumed" }>,
  select: readonly string[],
  tools: ProviderTools,
): Promise<RunPlan> {
  const { config } = tools;
  const replies = run.origin?.replies;
  const evals = select.length > 0 ? select : (run.origin?.select ?? []);
  const suiteDirectory = run.suite?.root ?? config.suiteDirectory;
  if (baseUrl === undefined && replies?.kind === "recorded" && existsSync(replies.directory)) {
    return resumeRecorded({ run, replies }, evals, { ...config, suiteDirectory });
  }
  const overlay = run.suite?.overlay ?? {};
  const suite = await loadSuite(suiteDirectory, { overlay, ...selected(evals) });
  const asked = replies?.kind === "provider" ? replies : undefined;
  const address = baseUrl ?? asked?.baseUrl;
  if (address === undefined && asked === undefined) {
    const model = unreachableModel({ provider: run.provider, name: run.model });
    return { run, suite, model, priorRuns: [] };
  }
  const plan = await planModel(
    {
      model: `${run.provider}/${run.model}`,
      ...(address !== undefined && { baseUrl: address }),
      experiment: asked?.experiment ?? (run.guidelines ? "default" : "no_guidelines"),
    },
    suite,
    tools,
  );
  if (asked !== undefined) requireSamePrompt(run, asked, plan.origin);
  return { run, suite: plan.suite, model: plan.languageModel, priorRuns: [], asking: plan };
}

type Asked = ProviderPlan["origin"];

/** The replies of one run answer one prompt. */
function requireSamePrompt({ id }: Run, then: Asked, now: Asked): void {
  const same = then.templateHash === now.templateHash && then.guidelinesHash === now.guidelinesHash;
  if (same) return;
  throw new UsageError(
    `The guidelines, or what Faultline tells models, have changed since run ${runIdPrefix(id)} was started: put them back, or start a new run.`,
  );
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

function selected(select: readonly string[]): { select?: readonly string[] } {
  return select.length === 0 ? {} : { select };
}
