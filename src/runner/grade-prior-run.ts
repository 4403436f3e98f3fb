import type { Suite } from "../domain/suite.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import { outcomeState } from "./import-outcomes.ts";
import type { KnownOutcome, KnownOutcomes } from "./known-outcomes.ts";
import { runAttempt } from "./run-attempt.ts";
import type { AttemptOutcome } from "./run-observer.ts";
import type { RunSuiteRequest, RunTools } from "./run-request.ts";

/** An earlier run that is known by its outcomes, with replies to some of its evals. */
export interface PriorRunPlan extends KnownOutcomes {
  readonly replies?: {
    /** Holds the evals to grade, those that have a reply. */
    readonly suite: Suite;
    readonly model: LanguageModel;
  };
}

/**
 * Grades the replies of an earlier run whose outcomes are in the store, so that its failures have a signature. A reply
 * that does not end as was recorded is told of, and its outcome stays the recorded one.
 */
export async function gradePriorRun(
  { run, outcomes, replies }: PriorRunPlan,
  { concurrency, signal, draining }: Pick<RunSuiteRequest, "concurrency" | "signal" | "draining">,
  tools: RunTools,
): Promise<void> {
  if (replies === undefined) return;
  const request = { run, ...replies, concurrency, ...(signal && { signal }) };
  const open = await countUngraded(request, tools);
  if (open > 0) tools.observer({ type: "prior-run-started", run, replies: open });
  const replied = outcomes.filter(({ evalPath }) => replies.suite.evals.has(evalPath));
  await limitConcurrency(replied, concurrency, async (recorded) => {
    signal?.throwIfAborted();
    draining?.throwIfAborted();
    await gradePriorReply(recorded, request, tools);
  });
}

async function countUngraded({ run, suite }: RunSuiteRequest, { store }: RunTools) {
  const attempts = await store.listAttempts(run.id);
  return attempts.filter(
    ({ evalPath, state }) => suite.evals.has(evalPath) && state.status !== "graded",
  ).length;
}

/** A reply that was graded before is compared again: a process may have ended between grading and comparing. */
async function gradePriorReply(
  recorded: KnownOutcome,
  request: RunSuiteRequest,
  tools: RunTools,
): Promise<void> {
  const { run, suite } = request;
  const graded = suite.evals.get(recorded.evalPath);
  if (graded === undefined) return;
  const outcome = await runAttempt({ eval: graded, sample: 0 }, request, {
    ...tools,
    // The events of a run are those of the run that was asked for.
    observer: () => {},
  });
  if (isSameOutcome(recorded, outcome)) return;
  const attempt = await tools.store.findAttempt(run.id, recorded.evalPath);
  if (attempt !== undefined) await tools.store.setAttemptState(attempt.id, outcomeState(recorded));
  tools.observer({ type: "prior-outcome-differs", run, recorded, graded: outcome });
}

/** Did it end as was recorded? Where no step was, any failure is the recorded one. */
export function isSameOutcome(
  { passed, failedStep }: KnownOutcome,
  outcome: AttemptOutcome,
): boolean {
  if (outcome.status !== "failed") return passed && outcome.status === "passed";
  return !passed && (failedStep === undefined || failedStep === outcome.step);
}
