import type { Attempt, AttemptId } from "../domain/attempt.ts";
import type { Eval } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { HarnessError, UsageError } from "../lib/harness-error.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import { isSameOutcome } from "./grade-prior-run.ts";
import { importOutcomes, outcomeState } from "./import-outcomes.ts";
import type { KnownOutcome } from "./known-outcomes.ts";
import { runAttempt } from "./run-attempt.ts";
import type { AttemptOutcome } from "./run-observer.ts";
import type { RunSuiteRequest, RunTools } from "./run-request.ts";

/** A run from elsewhere, ready to be stored. */
export interface ImportPlan {
  readonly run: Run;
  /** With what lies over it for this run. */
  readonly suite: Suite;
  readonly attempts: readonly ImportedAttempt[];
}

export interface ImportedAttempt {
  readonly outcome: KnownOutcome & { readonly id: AttemptId };
  readonly replied: ImportedReply;
}

/** The model's project, or why there is none that can be graded here. */
export type ImportedReply =
  | { readonly status: "gradable"; readonly files: ProjectFiles }
  /** Stored, and graded once what holds it back is settled. */
  | { readonly status: "held-back"; readonly files: ProjectFiles; readonly reason: string }
  | { readonly status: "none"; readonly reason: string };

/** What became of one eval of an imported run; what was recorded stays its outcome whatever it is. */
export interface ImportResult {
  readonly recorded: KnownOutcome;
  readonly here:
    | { readonly status: "as-recorded" }
    | { readonly status: "differs"; readonly graded: AttemptOutcome }
    | { readonly status: "not-graded"; readonly reason: string };
}

export type ImportTools = Omit<RunTools, "observer"> & {
  readonly onResult: (result: ImportResult) => void;
};

/**
 * Stores a run from elsewhere and grades its projects, so that its failures have steps and signatures. What the store
 * holds of it stays as it is; projects without a grade are graded. Fails with `UsageError` where the run in the store is
 * not this one.
 */
export async function importRun(
  plan: ImportPlan,
  { concurrency, signal }: Pick<RunSuiteRequest, "concurrency" | "signal">,
  tools: ImportTools,
): Promise<readonly ImportResult[]> {
  const { run, attempts } = plan;
  await requireSameRun(plan, tools);
  await importOutcomes({ run, outcomes: attempts.map(({ outcome }) => outcome) }, tools);
  return await limitConcurrency(attempts, concurrency, async (each) => {
    signal?.throwIfAborted();
    const here = await settle(each, { ...plan, ...(signal && { signal }) }, tools);
    const result: ImportResult = { recorded: each.outcome, here };
    tools.onResult(result);
    return result;
  });
}

/** What the store holds under these ids is this run, and what is still to be graded has the checks of its other evals. */
async function requireSameRun(
  { run, attempts }: ImportPlan,
  { store }: Pick<ImportTools, "store">,
): Promise<void> {
  const known = (await store.findRuns(run.id)).find(({ id }) => id === run.id);
  for (const { outcome, replied } of attempts) {
    const { id, evalPath } = outcome;
    const named = await store.getAttempt(id);
    const stored = known && (await store.findAttempt(run.id, evalPath));
    if ((named && named.runId !== run.id) || (stored && stored.id !== id)) {
      throw new UsageError(
        `${evalPath} has the id ${id}, which is not that of this attempt in the store: import the run into another store (--store).`,
      );
    }
    const isOpen = replied.status === "gradable" && stored?.state.status !== "graded";
    if (isOpen && known && known.suite?.hash !== run.suite?.hash) {
      throw new UsageError(
        `Run ${run.id} is in this store already, with other checks than those given now: import it into another store (--store).`,
      );
    }
  }
}

type Settling = Pick<RunSuiteRequest, "run" | "suite" | "signal">;

async function settle(
  { outcome, replied }: ImportedAttempt,
  request: Settling,
  tools: ImportTools,
): Promise<ImportResult["here"]> {
  const attempt = await tools.store.findAttempt(request.run.id, outcome.evalPath);
  if (attempt === undefined) throw new Error(`The store lost ${outcome.evalPath}.`);
  // Graded in an earlier import, or by the run itself.
  if (attempt.state.status === "graded") return { status: "as-recorded" };
  if (replied.status === "none") return { status: "not-graded", reason: replied.reason };
  await storeProject(attempt, replied.files, tools);
  if (replied.status === "held-back") return { status: "not-graded", reason: replied.reason };
  const graded = request.suite.evals.get(outcome.evalPath);
  if (graded === undefined) throw new Error(`The suite lost ${outcome.evalPath}.`);
  return await gradeAndCompare(outcome, { ...request, graded, attempt }, tools);
}

async function storeProject(
  { id }: Attempt,
  files: ProjectFiles,
  { store }: Pick<ImportTools, "store">,
): Promise<void> {
  if ((await store.getReply(id)) !== undefined) return;
  await store.saveReply(id, { text: "", files });
}

async function gradeAndCompare(
  recorded: KnownOutcome,
  { graded, attempt, ...request }: Settling & { readonly graded: Eval; readonly attempt: Attempt },
  tools: ImportTools,
): Promise<ImportResult["here"]> {
  const outcome = await runAttempt(
    { eval: graded, sample: 0 },
    { ...request, model: storedOnly(request.run), concurrency: 1 },
    { ...tools, observer: () => {} },
  );
  if (isSameOutcome(recorded, outcome)) return { status: "as-recorded" };
  await tools.store.setAttemptState(attempt.id, outcomeState(recorded));
  return { status: "differs", graded: outcome };
}

/** The projects of an imported run are in the store: nobody is asked for one. */
function storedOnly({ provider, model }: Run): LanguageModel {
  return {
    provider,
    name: model,
    generate: ({ evalPath }) =>
      Promise.reject(new HarnessError("skip-attempt", `The project of ${evalPath} is not stored.`)),
  };
}
