export const reasoningEfforts = ["none", "minimal", "low", "medium", "high", "xhigh"] as const;

/** How a model is asked. What is absent is left to the provider. */
export interface ModelSettings {
  readonly temperature?: number;
  readonly reasoningEffort?: (typeof reasoningEfforts)[number];
  /** Reasoning counts as output. */
  readonly maxOutputTokens?: number;
  /** May it search the web, by the tool that its provider offers? */
  readonly webSearch?: boolean;
}

/** A program that works in a folder in place of one reply. */
export interface AgentCommand {
  /** Program and arguments; `{prompt}` and `{model}` stand for what it is told and for the model's name. */
  readonly command: readonly string[];
  /** Variables of the environment that it is given, by name. */
  readonly environment: readonly string[];
  /** May it reach the network? */
  readonly network: boolean;
  readonly timeoutSeconds: number;
  /** Files and folders of this machine that it may read beside the system's programs; absolute. */
  readonly reads: readonly string[];
  /** Agents at a time. */
  readonly atOnce: number;
}

/** A condition that models are run under. */
export interface Experiment extends ModelSettings {
  readonly name: string;
  /** `suite`: those of the suite; else a file, absolute. */
  readonly guidelines: "suite" | "none" | { readonly file: string };
  /** Comes before what Faultline says about the form of the reply. */
  readonly systemPrompt?: string;
  /** Who works on the tasks, instead of the model by itself. */
  readonly agent?: AgentCommand;
  /** Attempts per eval. */
  readonly samples: number;
}
