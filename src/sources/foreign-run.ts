import type { AttemptId } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Run } from "../domain/run.ts";
import type { StepName } from "../domain/step.ts";
import type { QueryFile } from "./query-output.ts";

/** A run that another system stored, as its two queries tell of it. */
export interface ForeignRun {
  /** Its facts; it names no suite. */
  readonly run: Run;
  readonly attempts: readonly ForeignAttempt[];
  readonly missing: readonly MissingField[];
}

/** One eval of such a run; what passed is known only where somebody asked for it. */
export interface ForeignAttempt {
  readonly id: AttemptId;
  readonly evalPath: EvalPath;
  readonly passed: boolean;
  readonly failedStep?: StepName;
  /** What the other system said about the failure. */
  readonly error?: string;
  /** The model's files as they were written, paths not yet checked. */
  readonly outputFiles: readonly QueryFile[];
  /** Files of the eval as it was then, relative to its folder. */
  readonly evalFiles: ProjectFiles;
}

/** A field that the queries can answer with and did not. */
export interface MissingField {
  readonly field: string;
  /** Absent for a field of the run. */
  readonly evalPath?: EvalPath;
  /** What that means for the import, as a clause. */
  readonly meaning: string;
}
