import type { Recommendation } from "../../domain/recommendation.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Grade } from "../../grading/grade.ts";
import type { DecidedFailure } from "../decided-failure.ts";
import type { GradedAttempt } from "../graded-attempt.ts";

export interface RecommendRequest {
  readonly decided: readonly DecidedFailure[];
  readonly attempts: readonly GradedAttempt[];
  /** The suite as the run was graded with it, and as it is today. */
  readonly suite: Suite;
  readonly currentSuite: Suite;
  readonly grade: Grade;
  readonly concurrency: number;
  readonly signal?: AbortSignal;
}

/** A recommendation before it has its place in the report. */
export type Draft = Omit<Recommendation, "number">;
