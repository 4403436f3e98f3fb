import type { LaneEvent } from "../domain/lane-event.ts";
import type { ModelPrice } from "../domain/model-catalogue.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { costOf, likelyInputTokens, mostCost } from "./call-cost.ts";
import type { GenerationReply, GenerationRequest, LanguageModel } from "./language-model.ts";
import { providerFailure } from "./provider-failure.ts";
import type { ProviderLane } from "./provider-lane.ts";
import type { SpendingBudget } from "./spending-budget.ts";

export interface ScheduledModelOptions {
  /** Asks once. */
  readonly model: LanguageModel;
  readonly lane: ProviderLane;
  readonly price?: ModelPrice;
  readonly maxOutputTokens?: number;
  /** Needs a price and an output limit: without them nothing can be said of what a call may cost. */
  readonly budget?: SpendingBudget;
  readonly observer: (event: LaneEvent) => void;
}

/** Of an output that nothing is known of yet. Guessed too high, a call waits; too low, the limit is passed. */
const leastGuessOfOutput = 4000;

/** A model whose calls go through its provider's lane and within a budget. Its replies tell their cost. */
export function scheduledModel(options: ScheduledModelOptions): LanguageModel {
  const { model, lane, price, observer } = options;
  let largestOutput = leastGuessOfOutput;
  return {
    provider: model.provider,
    name: model.name,
    async generate(request) {
      const { evalPath, sample, signal } = request;
      const reply = await lane.run({
        make: () => makeCall(options, request),
        tokens: likelyInputTokens(request) + largestOutput,
        tokensOf: ({ inputTokens, outputTokens }) =>
          inputTokens === undefined || outputTokens === undefined
            ? undefined
            : inputTokens + outputTokens,
        evalPath,
        sample,
        observer,
        ...(signal && { signal }),
      });
      largestOutput = Math.max(largestOutput, reply.outputTokens ?? 0);
      const cost = price && costOf(reply, price);
      return { ...reply, ...(cost !== undefined && { cost }) };
    },
  };
}

async function makeCall(
  { model, price, maxOutputTokens, budget }: ScheduledModelOptions,
  request: GenerationRequest,
): Promise<GenerationReply> {
  if (budget === undefined || price === undefined || maxOutputTokens === undefined) {
    return askOnce(model, request);
  }
  const most = mostCost(request, price, maxOutputTokens);
  const settle = await budget.hold(most, request.signal);
  try {
    const reply = await askOnce(model, request);
    settle(costOf(reply, price) ?? most);
    return reply;
  } catch (error) {
    // What a reply that broke off has cost is not told, so that it counts as much as it can have been.
    const isFree = error instanceof HarnessError && !providerFailure(error).hasBegun;
    settle(isFree ? 0 : most);
    throw error;
  }
}

async function askOnce(model: LanguageModel, request: GenerationRequest): Promise<GenerationReply> {
  await request.log?.started();
  try {
    return await model.generate(request);
  } catch (error) {
    await request.log?.failed(error instanceof Error ? error.message : String(error));
    throw error;
  }
}
