import type { Review, ReviewDecision } from "../domain/review.ts";
import type { RunId } from "../domain/run.ts";
import { signatureKey } from "../domain/signature.ts";
import type { Confidence, Verdict } from "../domain/verdict.ts";

export interface ReviewParts {
  readonly runId: RunId;
  readonly verdict: Verdict;
  readonly decision: ReviewDecision;
  readonly author: string;
  readonly at: Date;
}

/** A review of a verdict, which holds what the verdict was. */
export function reviewOf({ runId, verdict, decision, author, at }: ReviewParts): Review {
  const { failure, blame, classification, confidence, rule } = verdict;
  const { attemptId, evalPath, step, signature } = failure;
  return {
    failure: { runId, attemptId, evalPath, step, signature: signatureKey(signature) },
    verdict: { blame, classification, confidence, rule },
    decision,
    author,
    at: at.toISOString(),
  };
}

const order: readonly Confidence[] = ["undetermined", "supported", "proven"];

/** Verdicts in the order in which a person should look at them: the least certain first. */
export function leastCertainFirst(verdicts: readonly Verdict[]): readonly Verdict[] {
  return verdicts.toSorted(
    (one, other) => order.indexOf(one.confidence) - order.indexOf(other.confidence),
  );
}
