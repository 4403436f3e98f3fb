import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { RunRequest, RunSource, Workbench } from "../wiring/workbench.ts";
import type { CommandContext } from "./command-context.ts";
import type { RunOptions } from "./run-options.ts";
import { evalPathsWith, readRunOutcomes } from "../analysis/queries/run-outcomes.ts";
import { resolveRun } from "./resolve-run.ts";

/** Where the replies of a run come from, and which of its attempts are made. */
export type AskedRun = Pick<RunRequest, "source" | "select" | "keepsErrored">;

type ProviderSource = Extract<RunSource, { kind: "provider" }>;

/** Fails with `UsageError` where options contradict each other, or none says where replies come from. */
export function requireOneSource(options: RunOptions): void {
  const { recorded, resume, model, baseUrl, experiment, guidelines, dryRun, retry } = options;
  const given = [recorded, resume, model].filter((one) => one !== undefined);
  if (given.length !== 1) {
    throw new UsageError(
      `${given.length === 0 ? "Nothing says" : "More than one option says"} where the replies come from: ` +
        "give one of --recorded <folder>, --resume <run>, or --model <name>.",
    );
  }
  if (baseUrl !== undefined && !URL.canParse(baseUrl)) {
    throw new UsageError(
      `--base-url "${baseUrl}" is no address: give one such as https://provider.example.com/v1`,
    );
  }
  if (experiment !== undefined && !guidelines) {
    throw new UsageError("--no-guidelines is short for --experiment no_guidelines: give one.");
  }
  if (dryRun === true && model === undefined) {
    throw new UsageError("--dry-run says what models would be asked: give --model <name>.");
  }
  if (retry !== undefined && resume === undefined) {
    throw new UsageError(`--retry ${retry} says what to try again: give its run, --resume <run>.`);
  }
}

/** One for each model and experiment. */
export function modelSources({
  model = [],
  baseUrl,
  experiment,
  guidelines,
}: RunOptions): readonly ProviderSource[] {
  const experiments = experiment ?? [guidelines ? "default" : "no_guidelines"];
  const at = baseUrl === undefined ? {} : { baseUrl };
  return [...new Set(model)].flatMap((name) =>
    [...new Set(experiments)].map(
      (each) => ({ kind: "provider", model: name, ...at, experiment: each }) as const,
    ),
  );
}

/** A recorded run, or one of the store that is taken up. */
export async function storedSource(
  { invocation }: CommandContext,
  { store }: Workbench,
  options: RunOptions,
): Promise<AskedRun> {
  const { recorded, resume, baseUrl, retry, eval: select = [] } = options;
  if (recorded !== undefined) return { source: { kind: "recorded", directory: recorded }, select };
  const { run } = await resolveRun(store, resume ?? "", invocation);
  if (retry === "failed") return await failedAgain(run, store, options);
  const source = { kind: "resumed", run, ...(baseUrl === undefined ? {} : { baseUrl }) } as const;
  return { source, select, keepsErrored: retry !== "errored" };
}

/** In a run of their own: the score of the first one stays what it was. */
async function failedAgain(
  run: Run,
  store: Workbench["store"],
  { baseUrl }: RunOptions,
): Promise<AskedRun> {
  const name = runIdPrefix(run.id);
  const replies = run.origin?.replies;
  if (replies?.kind !== "provider") {
    throw new UsageError(
      `The replies of run ${name} were recorded, so that no model can be asked for them again: give a run that asked one.`,
    );
  }
  const outcomes = await readRunOutcomes(store, run.id);
  const select = [...new Set(evalPathsWith(outcomes, "failed"))];
  if (select.length === 0) {
    throw new UsageError(`Nothing failed in run ${name}: there is nothing to ask again.`);
  }
  const address = baseUrl ?? replies.baseUrl;
  const at = address === undefined ? {} : { baseUrl: address };
  const model = `${run.provider}/${run.model}`;
  return { source: { kind: "provider", model, ...at, experiment: replies.experiment }, select };
}
