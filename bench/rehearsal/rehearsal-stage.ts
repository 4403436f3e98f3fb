import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LaneLimits } from "../../src/domain/model-catalogue.ts";
import { experiments } from "./rehearsed-calls.ts";
import type { RehearsedCalls } from "./rehearsed-calls.ts";
import type { RehearsalServer } from "./rehearsal-server.ts";

export interface RehearsalOptions {
  readonly suiteDirectory: string;
  /** Folder of the recorded run whose replies are served. */
  readonly recording: string;
  readonly evals: number;
  /** Probability of each kind of fault. */
  readonly faults: number;
  readonly kills: number;
  readonly seed: number;
  readonly latencyMs: number;
  readonly limits: LaneLimits;
}

/** What all parts of a rehearsal work with. */
export interface Stage {
  readonly folder: string;
  readonly store: string;
  readonly server: RehearsalServer;
  readonly options: RehearsalOptions;
  readonly rehearsed: RehearsedCalls;
  readonly random: () => number;
}

export const models = ["openai/gpt-5.2-codex", "anthropic/claude-opus-5"] as const;
/** The command that runs every model under every experiment. */
export function allRuns({ store, rehearsed, options }: Stage): readonly string[] {
  const { suiteDirectory } = options;
  const places = ["--store", store, "--suite", suiteDirectory, "--config", "faultline.config.json"];
  const conditions = ["--experiment", ...experiments, "--eval", ...rehearsed.evalPaths];
  return ["run", "--model", ...models, ...conditions, ...places];
}

/** The command that takes up a run. */
export function resumed({ store }: Stage, runId: string, retries: boolean): readonly string[] {
  const retry = retries ? ["--retry", "errored"] : [];
  return [
    "run",
    "--resume",
    runId,
    ...retry,
    "--store",
    store,
    "--config",
    "faultline.config.json",
  ];
}

/** Puts every model at the rehearsal's server, within limits. */
export async function writeConfig({ folder, server }: Stage, limits: LaneLimits): Promise<void> {
  const { baseUrl } = server;
  const providers = models.map((model) => ({
    name: model.slice(0, model.indexOf("/")),
    baseUrl,
    limits,
  }));
  await writeFile(join(folder, "faultline.config.json"), JSON.stringify({ providers }));
}
