import { readFile } from "node:fs/promises";
import type { Config } from "../config/load-config.ts";
import { loadProjectConfig } from "../config/load-project-config.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import type { Experiment, ModelSettings } from "../domain/experiment.ts";
import type { RunOrigin } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { agentInstructions } from "../generation/agent-model.ts";
import { promptTemplateHash } from "../generation/build-prompt.ts";
import { contentHash } from "../lib/content-hash.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import type { RunObserver } from "../runner/run-observer.ts";
import { apisWithWebSearch } from "../llm/web-search-tools.ts";
import { planAgent } from "./plan-agent.ts";
import type { ModelCalls } from "./model-calls.ts";
import { targetOf } from "./model-target.ts";
import type { ModelTarget } from "./model-target.ts";
import { scheduleModel } from "./schedule-model.ts";

type ProviderReplies = Extract<RunOrigin["replies"], { kind: "provider" }>;

/** A model under an experiment, ready to be asked about the evals of a suite. */
export interface ProviderPlan extends ModelTarget {
  /** The suite with the experiment's guidelines. */
  readonly suite: Suite;
  readonly languageModel: LanguageModel;
  readonly experiment: Experiment;
  readonly settings: ModelSettings;
  readonly origin: ProviderReplies;
}

interface ProviderAsked {
  readonly model: string;
  readonly baseUrl?: string;
  /** By name, or as a run that is resumed recorded it. */
  readonly experiment: string | Experiment;
}

export interface ProviderTools {
  readonly config: Config;
  readonly calls: ModelCalls;
  readonly observer: RunObserver;
}

/** Fails with `UsageError` where model, experiment or key are not known, or a budget cannot be held. */
export async function planModel(
  asked: ProviderAsked,
  loaded: Suite,
  { config, calls, observer }: ProviderTools,
): Promise<ProviderPlan> {
  const { configFile } = config;
  const project = await loadProjectConfig(configFile === undefined ? {} : { file: configFile });
  const experiment = experimentOf(asked.experiment, project);
  const target = targetOf(asked, project, calls.keyOf);
  const { agent } = experiment;
  requireWebSearch(experiment, target);
  const settings = settingsOf(experiment, target);
  const suite = { ...loaded, guidelines: await guidelinesOf(experiment, loaded) };
  const { provider } = target;
  const dollars = config.budget ?? project.budget;
  if (agent !== undefined && dollars !== undefined) throw budgetOfAgent(experiment);
  return {
    ...target,
    ...(agent && { provider: { ...provider, limits: { concurrentCalls: agent.atOnce } } }),
    suite,
    experiment,
    settings,
    // An agent has its own keys.
    languageModel: agent
      ? planAgent(agent, experiment, { target, calls })
      : scheduleModel(target, { settings, config, project, calls, observer }),
    origin: {
      kind: "provider",
      ...(asked.baseUrl !== undefined && { baseUrl: withoutPassword(asked.baseUrl) }),
      experiment,
      templateHash: agent ? contentHash(agentInstructions) : promptTemplateHash,
      guidelinesHash: contentHash(suite.guidelines),
    },
  };
}

/** Fails with `UsageError` where an experiment is not declared. */
export function experimentOf(
  asked: string | Experiment,
  { experiments }: Pick<ProjectConfig, "experiments">,
): Experiment {
  if (typeof asked !== "string") return asked;
  const found = experiments.find(({ name }) => name === asked);
  if (found !== undefined) return found;
  throw new UsageError(
    `No experiment is called "${asked}". There are ${experiments.map(({ name }) => name).join(", ")}; faultline.config.ts can declare others.`,
  );
}

/** A budget that nothing holds would be passed in silence. */
function budgetOfAgent({ name }: Experiment): UsageError {
  return new UsageError(
    `A budget cannot hold the agent of experiment ${name}, whose calls are its own: leave the budget out, or limit the agent's account.`,
  );
}

/** A condition that a provider cannot give must not pass for another one. */
function requireWebSearch(
  { name, webSearch, agent }: Experiment,
  { model, endpoint: { api } }: ModelTarget,
): void {
  if (webSearch !== true || (agent === undefined && apisWithWebSearch.includes(api))) return;
  throw new UsageError(
    `Experiment ${name} lets models search the web, which ${agent === undefined ? `${model.id} does not offer (${api})` : "an agent does by itself"}: leave webSearch out, or name a model asked by ${apisWithWebSearch.join(", ")}.`,
  );
}

/** Providers take a limit of output for granted where none is given: some a small one. */
function settingsOf(
  { temperature, reasoningEffort, maxOutputTokens: wanted, webSearch }: Experiment,
  { model }: ModelTarget,
): ModelSettings {
  const limits = [wanted, model.maxOutputTokens].filter((limit) => limit !== undefined);
  return {
    ...(temperature !== undefined && { temperature }),
    ...(reasoningEffort !== undefined && { reasoningEffort }),
    ...(webSearch === true && { webSearch }),
    ...(limits.length > 0 && { maxOutputTokens: Math.min(...limits) }),
  };
}

/** The guidelines of an experiment. Fails with `UsageError` where their file cannot be read. */
export async function guidelinesOf(
  { name, guidelines }: Pick<Experiment, "name" | "guidelines">,
  suite: Pick<Suite, "guidelines">,
): Promise<string> {
  if (guidelines === "suite") return suite.guidelines;
  if (guidelines === "none") return "";
  return await readFile(guidelines.file, "utf8").catch(() => {
    throw new UsageError(
      `The guidelines of experiment ${name} cannot be read: ${guidelines.file}. Correct faultline.config.ts.`,
    );
  });
}

function withoutPassword(address: string): string {
  const url = new URL(address);
  url.username = "";
  url.password = "";
  return url.href;
}
