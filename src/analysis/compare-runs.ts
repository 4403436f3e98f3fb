import type { PriorRun } from "../domain/prior-run.ts";
import type { Comparison } from "../domain/report.ts";
import { runId } from "../domain/ids.ts";
import { isWithoutPasses } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { exactMcNemar, smallestDetectableDifference } from "../stats/mcnemar-test.ts";
import type { GradedAttempt } from "./graded-attempt.ts";

export interface CompareRequest {
  readonly attempts: readonly GradedAttempt[];
  readonly prior: PriorRun;
  readonly run: Run;
}

/**
 * Compares a run with an earlier one, paired by eval over those that both hold; `undefined` where they share none, or
 * where of either the failures alone are known: such pairs are chosen by what they are to show.
 */
export function compareRuns({ attempts, prior, run }: CompareRequest): Comparison | undefined {
  const failedThen = new Set(prior.failures.map(({ evalPath }) => evalPath));
  const passedThen = new Set(prior.passedEvals ?? []);
  const shared = attempts.filter(
    ({ attempt }) => failedThen.has(attempt.evalPath) || passedThen.has(attempt.evalPath),
  );
  if (
    shared.length === 0 ||
    isWithoutPasses(
      run.recordedTotals,
      attempts.some(({ passed }) => passed),
    )
  ) {
    return undefined;
  }
  if (isWithoutPasses(prior, passedThen.size > 0)) return undefined;
  const paths = (then: boolean, now: boolean): string[] =>
    shared
      .filter(({ attempt, passed }) => passedThen.has(attempt.evalPath) === then && passed === now)
      .map(({ attempt }) => attempt.evalPath);
  const resolved = paths(false, true);
  const newFailures = paths(true, false);
  const smallestDetectable = smallestDetectableDifference(shared.length);
  return {
    run: {
      id: runId(prior.run),
      experiment: prior.experiment,
      date: prior.date,
      provider: run.provider,
      model: run.model,
    },
    bothPassed: paths(true, true),
    resolved,
    newFailures,
    stillFailing: paths(false, false),
    otherTotals: { passed: prior.passed, total: prior.total },
    pValue: exactMcNemar(resolved.length, newFailures.length),
    ...(smallestDetectable === undefined ? {} : { smallestDetectable }),
  };
}
