/** A tool that a model asks to be called. */
export interface ToolCall {
  readonly id: string;
  readonly name: string;
  /** As parsed from its JSON; the text itself where that is none. */
  readonly input: unknown;
}

/** A reply of a model, with all that the provider told about it. Times are in milliseconds. */
export interface ModelReply {
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
  /** What an agent wrote while it worked, its last part. */
  readonly transcript?: string;
  /** The provider's own account of the usage: JSON. */
  readonly rawUsage?: unknown;
  /** Absent where the model called none. */
  readonly toolCalls?: readonly ToolCall[];
  /** The reply in the form in which the model is reminded of it; only where it was offered tools. */
  readonly continuation?: unknown;
}

/** What was sent to a model for an attempt, and what came back, whole. */
export interface ModelCall {
  readonly system: string;
  readonly prompt: string;
  readonly taskHash: string;
  readonly reply: ModelReply;
}
