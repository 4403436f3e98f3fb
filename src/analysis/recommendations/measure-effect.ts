import { outcomeOf } from "../../domain/grading.ts";
import type { MeasuredEffect } from "../../domain/recommendation.ts";
import type { Suite } from "../../domain/suite.ts";
import { limitConcurrency } from "../../lib/limit-concurrency.ts";
import type { GradedAttempt } from "../graded-attempt.ts";
import type { RecommendRequest } from "./recommend-request.ts";

export interface Measurement {
  /** The suite with the change laid over it. */
  readonly after: Suite;
  /** Wrong answers that were graded under the change, and those of them that still fail. */
  readonly controls: { readonly held: number; readonly tried: number };
}

/** Grades again, under a changed suite, the attempts that the change can reach. The others keep their grade. */
export async function measureEffect(
  request: RecommendRequest,
  { after, controls }: Measurement,
): Promise<MeasuredEffect> {
  const { attempts, suite: before, concurrency } = request;
  const reached = attempts.filter((attempt) => reaches(attempt, before, after));
  const outcomes = await limitConcurrency(reached, concurrency, (attempt) =>
    passesUnder(attempt, after, request),
  );
  const passed = new Map(reached.map((attempt, index) => [attempt, outcomes[index]]));
  const passesNow = (attempt: GradedAttempt): boolean => passed.get(attempt) ?? attempt.passed;
  return {
    gained: attempts
      .filter((each) => !each.passed && passesNow(each))
      .map(({ attempt }) => attempt.evalPath),
    lost: attempts
      .filter((each) => each.passed && !passesNow(each))
      .map(({ attempt }) => attempt.evalPath),
    passedBefore: attempts.filter((each) => each.passed).length,
    passedAfter: attempts.filter(passesNow).length,
    total: attempts.length,
    controlsHeld: controls.held,
    controlsTried: controls.tried,
  };
}

/** A changed eval reaches its own attempts; a changed lint config those that have files of its part. */
function reaches({ attempt, files }: GradedAttempt, before: Suite, after: Suite): boolean {
  if (before.evals.get(attempt.evalPath)?.hash !== after.evals.get(attempt.evalPath)?.hash) {
    return true;
  }
  return (["convex", "src"] as const).some((part) => {
    const changed = before.lintConfigs[part]?.text !== after.lintConfigs[part]?.text;
    return changed && Object.keys(files).some((path) => path.startsWith(`${part}/`));
  });
}

/** Unknown where the harness failed: the attempt keeps its grade. */
async function passesUnder(
  { attempt, files }: GradedAttempt,
  after: Suite,
  { grade, signal }: RecommendRequest,
): Promise<boolean | undefined> {
  const options = signal === undefined ? {} : { signal };
  const { steps } = await grade({ suite: after, evalPath: attempt.evalPath, files, ...options });
  const { status } = outcomeOf(steps);
  return status === "errored" ? undefined : status === "passed";
}
