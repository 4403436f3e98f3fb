import type { EvalPath } from "../domain/eval.ts";
import type { GradingInputs } from "../domain/grading.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";

export interface GradeRequest {
  readonly suite: Suite;
  readonly evalPath: EvalPath;
  /** A project tree: a candidate's or a reference's. */
  readonly files: ProjectFiles;
  /** Last step to run; later ones are `skipped: not-requested`. Default: all. */
  readonly upTo?: StepName;
  /** Run no further test once one failed: the others are `skipped`. A failed grade of this kind is not remembered. */
  readonly stopAtFirstFailure?: boolean;
  /** Run again although an outcome of the same inputs is recorded. */
  readonly fresh?: boolean;
  /**
   * The first steps of an earlier grading of the same inputs that was interrupted: they stand, and grading goes on behind
   * them. What later steps need of them (the project on disk, its deployment) is made again without being judged.
   */
  readonly known?: readonly Step[];
  /** Called as each step finishes, in order; not for steps that are known or that a cache answers. */
  readonly onStep?: (step: Step) => void | Promise<void>;
  readonly signal?: AbortSignal;
}

export interface GradeResult {
  /** One entry per step, in order. A failure of the harness is an `errored` step, never an exception. */
  readonly steps: readonly Step[];
  readonly inputs: GradingInputs;
  readonly durationMs: number;
  readonly cached: boolean;
}

/**
 * The function on which everything rests: every probe is a call of it with one thing changed. Rejects only where the
 * signal was aborted, with its reason.
 */
export type Grade = (request: GradeRequest) => Promise<GradeResult>;
