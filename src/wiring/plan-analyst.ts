import type { AnalyzeRequest } from "../analysis/analyze-run.ts";
import { commandAnalyst } from "../analysis/analysts/command-analyst.ts";
import { llmAnalyst } from "../analysis/analysts/llm-analyst.ts";
import type { Config } from "../config/load-config.ts";
import { loadProjectConfig } from "../config/load-project-config.ts";
import { namedEnvironment } from "../config/named-environment.ts";
import type { ModelCalls } from "./model-calls.ts";
import { targetOf } from "./model-target.ts";
import { scheduleModel } from "./schedule-model.ts";
import type { AnalystChoice } from "./workbench.ts";

/** The analyst that was chosen. Fails with `UsageError` where its model, key or variables are not there. */
export async function planAnalyst(
  choice: AnalystChoice,
  { config, calls }: { readonly config: Config; readonly calls: ModelCalls },
): Promise<NonNullable<AnalyzeRequest["analyst"]>> {
  const { mostCalls } = choice;
  if (choice.kind === "command") {
    const { command, environment: names, timeLimitMs } = choice;
    const environment = namedEnvironment(names);
    return { analyst: commandAnalyst({ command, environment, timeLimitMs }), mostCalls };
  }
  const { configFile } = config;
  const project = await loadProjectConfig(configFile === undefined ? {} : { file: configFile });
  const target = targetOf(choice, project, calls.keyOf);
  const { maxOutputTokens } = target.model;
  const model = scheduleModel(target, {
    settings: maxOutputTokens === undefined ? {} : { maxOutputTokens },
    config,
    project,
    calls,
    observer: () => undefined,
  });
  return { analyst: llmAnalyst({ model }), mostCalls };
}
