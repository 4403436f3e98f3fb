export const reasoningEfforts = ["none", "minimal", "low", "medium", "high", "xhigh"] as const;

/** How a model is asked. What is absent is left to the provider. */
export interface ModelSettings {
  readonly temperature?: number;
  readonly reasoningEffort?: (typeof reasoningEfforts)[number];
  /** Reasoning counts as output. */
  readonly maxOutputTokens?: number;
}

/** A condition that models are run under. */
export interface Experiment extends ModelSettings {
  readonly name: string;
  /** `suite`: those of the suite; else a file, absolute. */
  readonly guidelines: "suite" | "none" | { readonly file: string };
  /** Comes before what Faultline says about the form of the reply. */
  readonly systemPrompt?: string;
  /** Attempts per eval. */
  readonly samples: number;
}
