import { z } from "zod";
import { reasoningEfforts } from "../domain/experiment.ts";
import type { Experiment } from "../domain/experiment.ts";
import { modelApis } from "../domain/model-catalogue.ts";

const tokens = z.int().positive();
const dollars = z.number().nonnegative();

const agentSchema = z.strictObject({
  /** Program and arguments; `{prompt}` and `{model}` stand for what it is told and for the model's name. */
  command: z.array(z.string().min(1)).min(1),
  /** Variables of the environment that it is given, by name. */
  environment: z.array(z.string().min(1)).default([]),
  network: z.boolean().default(false),
  timeoutSeconds: z.number().positive().max(86_400).default(1_800),
  /** Files and folders that it may read beside the system's programs, relative to the configuration. */
  reads: z.array(z.string().min(1)).default([]),
  /** Agents at a time. */
  atOnce: z.int().min(1).max(100).default(2),
});

const experimentSchema = z.strictObject({
  /** Those of the suite (default), none, or a file, relative to the configuration. */
  guidelines: z.union([z.boolean(), z.string().min(1)]).default(true),
  systemPrompt: z.string().exactOptional(),
  temperature: z.number().min(0).max(2).exactOptional(),
  reasoningEffort: z.enum(reasoningEfforts).exactOptional(),
  maxOutputTokens: tokens.exactOptional(),
  /** By the tool that the provider offers; refused where it offers none. */
  webSearch: z.boolean().exactOptional(),
  /** A program that works in a sandboxed folder, instead of one reply. */
  agent: agentSchema.exactOptional(),
  /** Attempts per eval. */
  samples: z.int().min(1).max(1000).default(1),
});

const modelSchema = z.strictObject({
  /** `provider/name`. */
  id: z.string().regex(/^[^/]+\/.+$/u, "must be provider/name"),
  displayName: z.string().min(1).exactOptional(),
  aliases: z.array(z.string().min(1)).exactOptional(),
  /** Name that the provider knows it by. */
  apiName: z.string().min(1).exactOptional(),
  api: z.enum(modelApis).exactOptional(),
  maxInputTokens: tokens.exactOptional(),
  maxOutputTokens: tokens.exactOptional(),
  /** US dollars per million tokens. */
  price: z
    .strictObject({ input: dollars, output: dollars, cachedInput: dollars.exactOptional() })
    .exactOptional(),
});

const providerSchema = z.strictObject({
  name: z.string().regex(/^[^/]+$/u, "must not hold a slash"),
  api: z.enum(modelApis).exactOptional(),
  baseUrl: z.url({ protocol: /^https?$/u }).exactOptional(),
  /** Variable of the environment that holds the key. */
  keyVariable: z.string().min(1).exactOptional(),
  /** Better kept in the environment. */
  apiKey: z.string().min(1).exactOptional(),
  limits: z
    .strictObject({
      concurrentCalls: z.int().min(1).max(1000),
      callsPerMinute: z.int().positive().exactOptional(),
      tokensPerMinute: tokens.exactOptional(),
    })
    .exactOptional(),
});

export const projectConfigSchema = z.strictObject({
  /** By name; `default` and `no_guidelines` are there unless they are given here. */
  experiments: z.record(z.string().min(1), experimentSchema).default({}),
  models: z.array(modelSchema).default([]),
  providers: z.array(providerSchema).default([]),
  /** US dollars that one command may spend. */
  budget: dollars.exactOptional(),
});

/** What `faultline.config.ts` may export. */
export type FaultlineConfig = z.input<typeof projectConfigSchema>;

type Parsed = z.output<typeof projectConfigSchema>;

/** A project's configuration with every experiment that can be named. */
export interface ProjectConfig extends Pick<Parsed, "models" | "providers" | "budget"> {
  readonly experiments: readonly Experiment[];
}

const builtIn: Parsed["experiments"] = {
  default: { guidelines: true, samples: 1 },
  no_guidelines: { guidelines: false, samples: 1 },
};

/** Completes a configuration; `fileOf` makes the path of a file absolute. */
export function projectConfigOf(
  { experiments, ...rest }: Parsed,
  fileOf: (path: string) => string,
): ProjectConfig {
  const named = Object.entries({ ...builtIn, ...experiments });
  return {
    ...rest,
    experiments: named.map(([name, { guidelines, agent, ...settings }]) => ({
      name,
      guidelines: guidelinesOf(guidelines, fileOf),
      ...settings,
      ...(agent && { agent: { ...agent, reads: agent.reads.map(fileOf) } }),
    })),
  };
}

function guidelinesOf(
  given: boolean | string,
  fileOf: (path: string) => string,
): Experiment["guidelines"] {
  if (typeof given === "string") return { file: fileOf(given) };
  return given ? "suite" : "none";
}
