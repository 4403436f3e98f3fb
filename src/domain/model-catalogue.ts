/** Protocols that models are asked in. `openai-compatible`: chat completions of any other provider. */
export const modelApis = [
  "openai-responses",
  "openai-chat",
  "openai-compatible",
  "anthropic",
  "google",
] as const;

export type ModelApi = (typeof modelApis)[number];

/** US dollars per million tokens. */
export interface ModelPrice {
  readonly input: number;
  readonly output: number;
  /** Input that the provider had in its cache; like other input where absent. */
  readonly cachedInput?: number;
}

export interface CatalogueModel {
  /** `provider/name`. */
  readonly id: string;
  readonly displayName: string;
  /** Other names that it may be asked for by, whole. */
  readonly aliases: readonly string[];
  /** Name that the provider knows it by; the part of the id after the provider where absent. */
  readonly apiName?: string;
  /** The provider's where absent. */
  readonly api?: ModelApi;
  readonly maxInputTokens?: number;
  readonly maxOutputTokens?: number;
  readonly price?: ModelPrice;
}

/** How much of a provider may be used. */
export interface LaneLimits {
  /** Calls at a time. */
  readonly concurrentCalls: number;
  readonly callsPerMinute?: number;
  /** Input and output together. */
  readonly tokensPerMinute?: number;
}

export interface CatalogueProvider {
  readonly name: string;
  readonly api: ModelApi;
  readonly baseUrl: string;
  /** Variable of the environment that holds the key. */
  readonly keyVariable: string;
  /** Stands before the variable. */
  readonly apiKey?: string;
  readonly limits: LaneLimits;
}

/** The models and providers that can be named. A model that is not listed can be asked for as `provider/name`. */
export interface ModelCatalogue {
  readonly providers: readonly CatalogueProvider[];
  readonly models: readonly CatalogueModel[];
}
