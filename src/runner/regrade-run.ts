import type { Attempt } from "../domain/attempt.ts";
import { compareRegrade, scoredOutcome } from "../domain/compare-regrade.ts";
import type { RegradedOutcome, ScoredOutcome } from "../domain/compare-regrade.ts";
import type { GradingId } from "../domain/grading.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import { gradeReply } from "./grade-reply.ts";
import { storedReply } from "./obtain-reply.ts";
import type { RunSuiteRequest, RunTools } from "./run-request.ts";

export interface RegradeRequest extends Pick<
  RunSuiteRequest,
  "concurrency" | "signal" | "draining"
> {
  readonly run: Run;
  /** As it is today; of a run's attempts those of its evals are graded. */
  readonly suite: Suite;
  /** The suite holds only some of its evals: attempts of others were not asked for. */
  readonly isPart?: boolean;
  /** Told of each attempt when it is settled. */
  readonly onResult: (result: RegradeResult) => void;
}

/** What became of one scored attempt: a second outcome beside the official one, or why there is none. */
export type RegradeResult = Pick<Attempt, "evalPath" | "sample"> &
  (
    | ({
        readonly status: "regraded";
        readonly gradingId: GradingId;
        /** Was it answered by an outcome that was recorded for the same inputs? */
        readonly cached: boolean;
      } & RegradedOutcome)
    | {
        readonly status: "not-regraded";
        readonly official: ScoredOutcome;
        readonly reason: string;
      }
  );

type RegradeTools = Pick<RunTools, "store" | "grade" | "toolchain" | "newId">;

/**
 * Grades the stored replies of a run with a suite and keeps that beside the official gradings, which stay the score. What
 * was graded before with the same inputs stands, also where an earlier regrade was interrupted. Attempts without an
 * official outcome are left out.
 */
export async function regradeRun(
  request: RegradeRequest,
  tools: RegradeTools,
): Promise<readonly RegradeResult[]> {
  const { run, concurrency, signal, draining, onResult } = request;
  const attempts = await tools.store.listAttempts(run.id);
  const results = await limitConcurrency(attempts, concurrency, async (attempt) => {
    signal?.throwIfAborted();
    draining?.throwIfAborted();
    const result = await regradeAttempt(attempt, request, tools);
    if (result !== undefined) onResult(result);
    return result;
  });
  return results.filter((result) => result !== undefined);
}

async function regradeAttempt(
  attempt: Attempt,
  { run, suite, isPart = false, signal }: RegradeRequest,
  tools: RegradeTools,
): Promise<RegradeResult | undefined> {
  const { id, evalPath, sample, state } = attempt;
  const official = await tools.store.officialGrading(id);
  const outcome = scoredOutcome(state, official);
  if (outcome === undefined) return undefined;
  const none = (reason: string) =>
    ({ evalPath, sample, status: "not-regraded", official: outcome, reason }) as const;
  const graded = suite.evals.get(evalPath);
  if (graded === undefined && isPart) return undefined;
  if (graded === undefined) return none("the suite has no such eval");
  const reply = await storedReply({ id }, tools);
  if (reply === undefined || reply.status === "errored") return none("no reply of it is stored");
  try {
    const regrade = await gradeReply({ id, eval: graded, sample }, reply, {
      request: { run, suite, ...(signal && { signal }) },
      tools: { ...tools, observer: () => {} },
      purpose: "regrade",
    });
    const compared = compareRegrade(outcome, { official, regrade });
    if (compared === undefined) return none("the harness did not grade it to the end");
    const { id: gradingId, cached } = regrade;
    return { evalPath, sample, status: "regraded", gradingId, cached, ...compared };
  } catch (error) {
    signal?.throwIfAborted();
    if (!(error instanceof HarnessError) || error.kind === "stop-run") throw error;
    return none(error.message);
  }
}
