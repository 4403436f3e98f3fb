import { readFile } from "node:fs/promises";
import type { Config } from "../config/load-config.ts";
import { loadProjectConfig } from "../config/load-project-config.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import type { Experiment, ModelSettings } from "../domain/experiment.ts";
import type { RunOrigin } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { promptTemplateHash } from "../generation/build-prompt.ts";
import { contentHash } from "../lib/content-hash.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import type { RunObserver } from "../runner/run-observer.ts";
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
  const settings = settingsOf(experiment, target);
  const suite = { ...loaded, guidelines: await guidelinesOf(experiment, loaded) };
  return {
    ...target,
    suite,
    experiment,
    settings,
    languageModel: scheduleModel(target, { settings, config, project, calls, observer }),
    origin: {
      kind: "provider",
      ...(asked.baseUrl !== undefined && { baseUrl: withoutPassword(asked.baseUrl) }),
      experiment,
      templateHash: promptTemplateHash,
      guidelinesHash: contentHash(suite.guidelines),
    },
  };
}

function experimentOf(
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

/** Providers take a limit of output for granted where none is given: some a small one. */
function settingsOf(
  { temperature, reasoningEffort, maxOutputTokens: wanted }: Experiment,
  { model }: ModelTarget,
): ModelSettings {
  const limits = [wanted, model.maxOutputTokens].filter((limit) => limit !== undefined);
  return {
    ...(temperature !== undefined && { temperature }),
    ...(reasoningEffort !== undefined && { reasoningEffort }),
    ...(limits.length > 0 && { maxOutputTokens: Math.min(...limits) }),
  };
}

async function guidelinesOf({ name, guidelines }: Experiment, suite: Suite): Promise<string> {
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
