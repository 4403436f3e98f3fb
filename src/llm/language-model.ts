/** What a model under test is asked. */
export interface GenerationRequest {
  /** `<category>/<name>`, by which recorded and scripted models find their reply. */
  readonly evalPath: string;
  readonly sample: number;
  readonly system: string;
  readonly prompt: string;
  readonly signal?: AbortSignal;
}

/** What was received, whole; what the provider did not tell is absent. Times are in milliseconds. */
export interface GenerationReply {
  readonly text: string;
  /** `length`: the reply was cut off; it is never graded as code. */
  readonly finishReason: "stop" | "length" | "refused" | "other";
  readonly inputTokens?: number;
  /** The part of the input that the provider had in its cache. */
  readonly cachedInputTokens?: number;
  /** With reasoning. */
  readonly outputTokens?: number;
  readonly reasoningTokens?: number;
  /** US dollars, by the prices of the catalogue. */
  readonly cost?: number;
  /** Until the first piece of reasoning or text. */
  readonly timeToFirstTokenMs?: number;
  readonly durationMs?: number;
  /** Name of the model that replied, as the provider tells it. */
  readonly servedModel?: string;
  /** Settings that were not taken as they were given. */
  readonly warnings?: readonly string[];
  /** The provider's own account of the usage: JSON. */
  readonly rawUsage?: unknown;
}

/** Generates replies: recorded, scripted or by a provider. Fails with `HarnessError`. */
export interface LanguageModel {
  readonly provider: string;
  readonly name: string;
  generate(request: GenerationRequest): Promise<GenerationReply>;
}
