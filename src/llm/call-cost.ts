import { z } from "zod";
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

type AskedTexts = Pick<GenerationRequest, "system" | "prompt" | "tools" | "exchanges">;

/** A bound on the tokens of what is sent: every tokenizer's tokens hold a byte or more. */
function mostInputTokens({ system, prompt, tools = [], exchanges = [] }: AskedTexts): number {
  const offered = tools.map(({ name, description, inputSchema }) => [
    name,
    description,
    z.toJSONSchema(inputSchema),
  ]);
  const rest = JSON.stringify([offered, exchanges]);
  const frames = frameTokens * (1 + tools.length + exchanges.length);
  return Buffer.byteLength(system) + Buffer.byteLength(prompt) + Buffer.byteLength(rest) + frames;
}

/** About how many tokens a prompt has: four bytes of English or code each. */
export function likelyInputTokens(request: AskedTexts): number {
  return Math.ceil(mostInputTokens(request) / 4);
}

/** The most that a call can cost. */
export function mostCost(request: AskedTexts, price: ModelPrice, maxOutputTokens: number): number {
  const input = mostInputTokens(request) * Math.max(price.input, price.cachedInput ?? 0);
  return (input + maxOutputTokens * price.output) * perToken;
}
