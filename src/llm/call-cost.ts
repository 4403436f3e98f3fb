import type { ModelPrice } from "../domain/model-catalogue.ts";
import type { GenerationReply, GenerationRequest } from "./language-model.ts";

const perToken = 1e-6;

/** US dollars that a reply cost; undefined where the provider did not tell its tokens. */
export function costOf(
  { inputTokens, cachedInputTokens = 0, outputTokens }: GenerationReply,
  price: ModelPrice,
): number | undefined {
  if (inputTokens === undefined || outputTokens === undefined) return undefined;
  const fresh = (inputTokens - cachedInputTokens) * price.input;
  const cached = cachedInputTokens * (price.cachedInput ?? price.input);
  return (fresh + cached + outputTokens * price.output) * perToken;
}

/** Tokens of the messages' frames: a few each, by any provider's account. */
const frameTokens = 100;

/** A bound on the tokens of a prompt: every tokenizer's tokens hold a byte or more. */
function mostInputTokens({ system, prompt }: Pick<GenerationRequest, "system" | "prompt">): number {
  return Buffer.byteLength(system) + Buffer.byteLength(prompt) + frameTokens;
}

/** About how many tokens a prompt has: four bytes of English or code each. */
export function likelyInputTokens(request: Pick<GenerationRequest, "system" | "prompt">): number {
  return Math.ceil(mostInputTokens(request) / 4);
}

/** The most that a call can cost. */
export function mostCost(
  request: Pick<GenerationRequest, "system" | "prompt">,
  price: ModelPrice,
  maxOutputTokens: number,
): number {
  const input = mostInputTokens(request) * Math.max(price.input, price.cachedInput ?? 0);
  return (input + maxOutputTokens * price.output) * perToken;
}
