/** What a model under test is asked. */
export interface GenerationRequest {
  /** `<category>/<name>`, by which recorded and scripted models find their reply. */
  readonly evalPath: string;
  readonly sample: number;
  readonly system: string;
  readonly prompt: string;
  readonly signal?: AbortSignal;
}

export interface GenerationReply {
  readonly text: string;
  /** `length`: the reply was cut off; it is never graded as code. `other`: it may have been. */
  readonly finishReason: "stop" | "length" | "refused" | "other";
  readonly inputTokens?: number;
  readonly outputTokens?: number;
}

/** Generates replies: recorded, scripted or by a provider. Fails with `HarnessError`. */
export interface LanguageModel {
  readonly provider: string;
  readonly name: string;
  generate(request: GenerationRequest): Promise<GenerationReply>;
}
