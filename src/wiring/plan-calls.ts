import type { Config } from "../config/load-config.ts";
import { buildPrompt } from "../generation/build-prompt.ts";
import { likelyInputTokens, mostCost } from "../llm/call-cost.ts";
import type { ModelCalls } from "./model-calls.ts";
import { planRun } from "./plan-run.ts";
import type { PlanCallsRequest, PlannedCalls, RunSource } from "./workbench.ts";

/** Plans runs that ask models, without asking. Fails with `UsageError` for the first that cannot be planned. */
export async function planCalls(
  { sources, select }: PlanCallsRequest,
  config: Config,
  calls: ModelCalls,
): Promise<readonly PlannedCalls[]> {
  const planned: PlannedCalls[] = [];
  for (const source of sources) {
    planned.push(await planSource(source, select, { config, calls }));
  }
  return planned;
}

async function planSource(
  source: Extract<RunSource, { kind: "provider" }>,
  select: readonly string[],
  { config, calls }: { readonly config: Config; readonly calls: ModelCalls },
): Promise<PlannedCalls> {
  const observer = (): void => undefined;
  const { asking, suite } = await planRun({ source, select, observer }, config, calls);
  if (asking === undefined) throw new TypeError("A model is asked under an experiment.");
  const { model, provider, experiment, settings, endpoint } = asking;
  const { samples, systemPrompt = "" } = experiment;
  const prompts = [...suite.evals.values()].map(({ task }) =>
    buildPrompt({ task, guidelines: suite.guidelines, systemPrompt }),
  );
  const sum = (ofPrompt: (prompt: (typeof prompts)[number]) => number): number =>
    prompts.reduce((total, prompt) => total + ofPrompt(prompt), 0) * samples;
  const inputTokens = sum(likelyInputTokens);
  const { price } = model;
  const { maxOutputTokens } = settings;
  return {
    model: model.id,
    displayName: model.displayName,
    api: endpoint.api,
    address: new URL(provider.baseUrl).host,
    experiment: experiment.name,
    calls: prompts.length * samples,
    inputTokens,
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(price && { inputCost: inputTokens * price.input * 1e-6 }),
    ...(price &&
      maxOutputTokens !== undefined && {
        mostCost: sum((prompt) => mostCost(prompt, price, maxOutputTokens)),
      }),
  };
}
