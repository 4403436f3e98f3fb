import type { AttemptId } from "./attempt.ts";
import type { EvalPath } from "./eval.ts";
import type { RunId } from "./run.ts";
import type { StepName } from "./step.ts";
import type { Blame, Classification, Confidence, Verdict } from "./verdict.ts";

/** Names the failure that a review speaks of, so that it outlives the report: another analysis finds it again. */
export interface ReviewedFailure {
  readonly runId: RunId;
  readonly attemptId: AttemptId;
  readonly evalPath: EvalPath;
  readonly step: StepName;
  /** Key of the failure's signature. */
  readonly signature: string;
}

/** What a person decided about a verdict. The verdict stays as it was given. */
export interface Review {
  readonly failure: ReviewedFailure;
  /** The verdict that was looked at. */
  readonly verdict: ReviewedVerdict;
  readonly decision: ReviewDecision;
  readonly author: string;
  /** Instant, ISO 8601. */
  readonly at: string;
}

export interface ReviewedVerdict extends Pick<Verdict, "blame" | "classification" | "rule"> {
  readonly confidence: Confidence;
}

export type ReviewDecision =
  | { readonly kind: "confirmed"; readonly reason?: string }
  | {
      readonly kind: "overridden";
      /** Null: nobody can say. */
      readonly blame: Blame | null;
      readonly classification: Classification | null;
      readonly reason: string;
    };
