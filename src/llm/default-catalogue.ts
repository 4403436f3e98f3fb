import type {
  CatalogueModel,
  CatalogueProvider,
  ModelCatalogue,
} from "../domain/model-catalogue.ts";

const providers: readonly CatalogueProvider[] = [
  {
    name: "openai",
    api: "openai-responses",
    baseUrl: "https://api.openai.com/v1",
    keyVariable: "OPENAI_API_KEY",
    limits: { concurrentCalls: 16 },
  },
  {
    name: "anthropic",
    api: "anthropic",
    baseUrl: "https://api.anthropic.com/v1",
    keyVariable: "ANTHROPIC_API_KEY",
    limits: { concurrentCalls: 8 },
  },
  {
    name: "google",
    api: "google",
    baseUrl: "https://generativelanguage.googleapis.com/v1beta",
    keyVariable: "GEMINI_API_KEY",
    limits: { concurrentCalls: 8 },
  },
  {
    name: "openrouter",
    api: "openai-compatible",
    baseUrl: "https://openrouter.ai/api/v1",
    keyVariable: "OPENROUTER_API_KEY",
    limits: { concurrentCalls: 8 },
  },
];

/** Limits and prices as the providers' model pages gave them in November 2026. */
const models: readonly CatalogueModel[] = [
  {
    ...named("openai/gpt-5.2-codex", "GPT-5.2-Codex"),
    ...limits(272_000, 128_000),
    price: { input: 1.75, cachedInput: 0.175, output: 14 },
  },
  {
    ...named("openai/gpt-5.2", "GPT-5.2"),
    ...limits(272_000, 128_000),
    price: { input: 1.75, cachedInput: 0.175, output: 14 },
  },
  {
    ...named("anthropic/claude-opus-5-5", "Claude Opus 5.5", "claude-opus-5.5"),
    ...limits(1_000_000, 128_000),
    price: { input: 4, cachedInput: 0.2, output: 20 },
  },
  {
    ...named("anthropic/claude-opus-5", "Claude Opus 5"),
    ...limits(1_000_000, 128_000),
    price: { input: 5, cachedInput: 0.5, output: 25 },
  },
  {
    ...named("anthropic/claude-sonnet-5-5", "Claude Sonnet 5.5", "claude-sonnet-5.5"),
    ...limits(1_000_000, 128_000),
    price: { input: 2, output: 10 },
  },
  {
    ...named("anthropic/claude-opus-4-5", "Claude Opus 4.5", "claude-opus-4.5"),
    ...limits(200_000, 64_000),
    apiName: "claude-opus-4-5-20251101",
    price: { input: 5, output: 25 },
  },
  {
    ...named("anthropic/claude-haiku-4-5", "Claude Haiku 4.5", "claude-haiku-4.5"),
    ...limits(200_000, 64_000),
    apiName: "claude-haiku-4-5-20251001",
    price: { input: 1, output: 5 },
  },
  {
    ...named("google/gemini-2.5-pro", "Gemini 2.5 Pro"),
    // Longer prompts are taken, at twice the price of input.
    ...limits(200_000, 65_536),
    price: { input: 1.25, output: 10 },
  },
];

/** What can be named without a configuration. */
export const defaultCatalogue: ModelCatalogue = { providers, models };

function named(
  id: string,
  displayName: string,
  ...others: readonly string[]
): Pick<CatalogueModel, "id" | "displayName" | "aliases"> {
  return { id, displayName, aliases: [id.slice(id.indexOf("/") + 1), ...others] };
}

function limits(maxInputTokens: number, maxOutputTokens: number) {
  return { maxInputTokens, maxOutputTokens };
}
