import { readFile, readdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";
import type { EvalPath } from "../domain/eval.ts";
import { runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import { stepNames } from "../domain/step.ts";
import type { StepName } from "../domain/step.ts";
import type { SuiteOverlay } from "../domain/suite.ts";
import { classifications } from "../domain/verdict.ts";
import type { Classification } from "../domain/verdict.ts";
import { UsageError } from "../lib/harness-error.ts";
import { parseJsonFile } from "../lib/parse-json-file.ts";
import { readOverlay } from "../suite/load-suite.ts";

/** A run whose replies are in a folder. */
export interface RecordedRun {
  /** Facts of the run as recorded; it names no suite. */
  readonly run: Run;
  /** Holds `<category>/<name>.md` per eval. */
  readonly repliesDirectory: string;
  /** Evals that have a reply, sorted. */
  readonly evalPaths: readonly EvalPath[];
  /** What lay over the suite when the run was graded. */
  readonly overlay: SuiteOverlay;
  readonly priorRuns: readonly RecordedOutcomes[];
}

/** A run that is known by its outcomes. */
export interface RecordedOutcomes {
  readonly run: Run;
  readonly outcomes: readonly RecordedOutcome[];
  /** Replies to some of its evals; absent where only the outcomes are known. */
  readonly replies?: RecordedReplies;
}

export interface RecordedReplies {
  /** Holds `<category>/<name>.md` per eval. */
  readonly directory: string;
  /** Evals that have a reply, sorted; each has an outcome. */
  readonly evalPaths: readonly EvalPath[];
}

export interface RecordedOutcome {
  readonly evalPath: EvalPath;
  readonly passed: boolean;
  readonly failedStep?: StepName;
  readonly classification?: Classification;
}

const runFacts = {
  date: z.iso.date(),
  provider: z.string().min(1),
  model: z.string().min(1),
  modelDisplayName: z.string().min(1).optional(),
  experiment: z.string().min(1),
  guidelines: z.boolean(),
  status: z.enum(["completed", "cancelled"]).default("completed"),
  durationSeconds: z.number().nonnegative().optional(),
  total: z.int().nonnegative(),
  passed: z.int().nonnegative(),
};

const runSchema = z.strictObject({
  ...runFacts,
  id: z.string().min(1),
  suite: z.strictObject({ overlay: z.string().optional() }).default({}),
  priorRuns: z.array(z.string()).default([]),
});

const outcomesSchema = z
  .strictObject({
    ...runFacts,
    id: z.string().min(1).optional(),
    idPrefix: z.string().min(1).optional(),
    replies: z.string().min(1).optional(),
    outcomes: z.record(
      z.string(),
      z.discriminatedUnion("status", [
        z.strictObject({ status: z.literal("passed") }),
        z.strictObject({
          status: z.literal("failed"),
          failedStep: z.enum(stepNames),
          classification: z.enum(classifications).optional(),
        }),
      ]),
    ),
  })
  .refine(
    ({ id, idPrefix }) => id !== undefined || idPrefix !== undefined,
    "needs an id or an idPrefix",
  );

/** Reads a folder with `run.json`, `replies/` and what they name. Fails with `UsageError`. */
export async function readRecordedRun(directory: string): Promise<RecordedRun> {
  const recorded = await readJson(join(directory, "run.json"), runSchema);
  const repliesDirectory = join(directory, "replies");
  const { overlay } = recorded.suite;
  return {
    run: runOf(recorded.id, recorded),
    repliesDirectory,
    evalPaths: await evalsWithReply(repliesDirectory),
    overlay: overlay === undefined ? {} : await readOverlay(join(directory, overlay)),
    priorRuns: await Promise.all(
      recorded.priorRuns.map((file) => readRecordedOutcomes(join(directory, file))),
    ),
  };
}

/**
 * Reads a run that is known by its outcomes from a JSON file, and which replies the folder holds that it names (relative
 * to the file). Fails with `UsageError`.
 */
export async function readRecordedOutcomes(file: string): Promise<RecordedOutcomes> {
  const recorded = await readJson(file, outcomesSchema);
  const replies =
    recorded.replies === undefined
      ? undefined
      : await readReplies(join(dirname(file), recorded.replies));
  for (const evalPath of replies?.evalPaths ?? []) {
    if (Object.hasOwn(recorded.outcomes, evalPath)) continue;
    throw new UsageError(
      `${file} records no outcome of ${evalPath}, to which ${replies?.directory} holds a reply: add the outcome, or remove the reply.`,
    );
  }
  return {
    run: runOf(recorded.id ?? recorded.idPrefix ?? "", recorded),
    outcomes: Object.entries(recorded.outcomes)
      .map(([evalPath, outcome]) => outcomeOf(evalPath, outcome))
      .toSorted((a, b) => (a.evalPath < b.evalPath ? -1 : 1)),
    ...(replies && { replies }),
  };
}

async function readReplies(directory: string): Promise<RecordedReplies> {
  return { directory, evalPaths: await evalsWithReply(directory) };
}

async function readJson<Schema extends z.ZodType>(
  file: string,
  schema: Schema,
): Promise<z.output<Schema>> {
  const text = await readFile(file, "utf8").catch(() => {
    throw new UsageError(
      `There is no recorded run here: ${file} cannot be read. Give a folder that holds run.json.`,
    );
  });
  return parseJsonFile(file, text, schema);
}

function runOf(id: string, recorded: z.output<z.ZodObject<typeof runFacts>>): Run {
  const { date, provider, model, experiment, guidelines, status, durationSeconds, total, passed } =
    recorded;
  return {
    id: runId(id),
    date,
    provider,
    model,
    modelDisplayName: recorded.modelDisplayName ?? model,
    experiment,
    guidelines,
    status,
    ...(durationSeconds !== undefined && { durationSeconds }),
    recordedTotals: { total, passed },
  };
}

function outcomeOf(
  evalPath: EvalPath,
  outcome: z.output<typeof outcomesSchema>["outcomes"][string],
): RecordedOutcome {
  if (outcome.status === "passed") return { evalPath, passed: true };
  const { failedStep, classification } = outcome;
  return {
    evalPath,
    passed: false,
    failedStep,
    ...(classification !== undefined && { classification }),
  };
}

async function evalsWithReply(directory: string): Promise<readonly EvalPath[]> {
  const files = await readdir(directory, { recursive: true, withFileTypes: true }).catch(() => {
    throw new UsageError(
      `The recorded run has no replies: the folder ${directory} cannot be read. Put <category>/<name>.md there.`,
    );
  });
  return files
    .filter((file) => file.isFile() && file.name.endsWith(".md"))
    .map(
      (file) =>
        `${file.parentPath.slice(directory.length + 1).replaceAll("\\", "/")}/${file.name.slice(0, -3)}`,
    )
    .filter((path) => /^[^/]+\/[^/]+$/.test(path))
    .toSorted();
}
