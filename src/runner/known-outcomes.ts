import type { AttemptId } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { Run } from "../domain/run.ts";
import type { StepName } from "../domain/step.ts";

/** A run from elsewhere that is known by its outcomes. */
export interface KnownOutcomes {
  readonly run: Run;
  readonly outcomes: readonly KnownOutcome[];
}

export interface KnownOutcome {
  /** Id of the attempt where it comes from; absent where it has none. */
  readonly id?: AttemptId;
  readonly evalPath: EvalPath;
  readonly passed: boolean;
  /** Absent where it is not known, or nothing failed. */
  readonly failedStep?: StepName;
  /** What was said there about the failure. */
  readonly error?: string;
}
