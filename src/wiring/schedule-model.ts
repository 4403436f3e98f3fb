import type { Config } from "../config/load-config.ts";
import type { ProjectConfig } from "../config/project-config.ts";
import type { ModelSettings } from "../domain/experiment.ts";
import type { LaneEvent } from "../domain/lane-event.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import { providerModel } from "../llm/provider-model.ts";
import { scheduledModel } from "../llm/scheduled-model.ts";
import type { ModelCalls } from "./model-calls.ts";
import { requireKey } from "./model-target.ts";
import type { ModelTarget } from "./model-target.ts";

export interface ScheduleModelOptions {
  readonly settings: ModelSettings;
  readonly config: Pick<Config, "budget">;
  readonly project: Pick<ProjectConfig, "budget">;
  readonly calls: ModelCalls;
  readonly observer: (event: LaneEvent) => void;
}

/** A target whose calls keep its provider's limits and the budget. Fails with `UsageError` without key, or where a budget cannot be held. */
export function scheduleModel(
  target: ModelTarget,
  { settings, config, project, calls, observer }: ScheduleModelOptions,
): LanguageModel {
  requireKey(target);
  const { model, provider, endpoint } = target;
  const { price } = model;
  const { maxOutputTokens } = settings;
  const dollars = config.budget ?? project.budget;
  if (dollars !== undefined && (price === undefined || maxOutputTokens === undefined)) {
    throw new UsageError(
      `A budget for ${model.id} needs its price and an output limit: give them under "models" in faultline.config.ts.`,
    );
  }
  return scheduledModel({
    model: providerModel({ endpoint, settings }),
    lane: calls.laneOf(provider),
    ...(price && { price }),
    ...(maxOutputTokens !== undefined && { maxOutputTokens }),
    ...(dollars !== undefined && { budget: calls.budgetOf(dollars) }),
    observer,
  });
}
