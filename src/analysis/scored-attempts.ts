import type { DecidedFailure } from "./decided-failure.ts";
import type { GradedAttempt } from "./graded-attempt.ts";

/** The attempts that say something of the model: a failure of the environment stands in no adjusted figure. */
export function scoredAttempts(
  attempts: readonly GradedAttempt[],
  decided: readonly DecidedFailure[],
): readonly GradedAttempt[] {
  const unscored = new Set(
    decided
      .filter(({ verdict, isBehind }) => verdict.blame === "environment" && !isBehind)
      .map(({ verdict }) => verdict.failure.attemptId),
  );
  return attempts.filter(({ attempt }) => !unscored.has(attempt.id));
}
