import type { Brand } from "./brand.ts";
import type { EvalPath } from "./eval.ts";
import type { ProjectFiles } from "./project-files.ts";
import type { RunId } from "./run.ts";
import type { StepName } from "./step.ts";

export type AttemptId = Brand<string, "AttemptId">;

/** One sample of one eval in a run. */
export interface Attempt {
  readonly id: AttemptId;
  readonly runId: RunId;
  readonly evalPath: EvalPath;
  /** From 0; more than one where a run takes several samples per eval. */
  readonly sample: number;
  readonly state: AttemptState;
}

/**
 * What became of an attempt. `generated`: a reply is stored, grading is not finished. `graded`: an official grading exists.
 * `errored`: the harness or the provider failed, or the reply was cut off; not a grade. `outcome-only`: its outcome is the
 * one that was recorded elsewhere; where a grading of it exists, that ended otherwise.
 */
export type AttemptState =
  | { readonly status: "generated" }
  | { readonly status: "graded" }
  | { readonly status: "errored"; readonly cause: string }
  | OutcomeOnly;

export interface OutcomeOnly {
  readonly status: "outcome-only";
  readonly passed: boolean;
  readonly failedStep?: StepName;
  /** What was said there about the failure. */
  readonly error?: string;
}

/** A model's reply, whole, and the project that was read from it. */
export interface Reply {
  /** Empty for a project from elsewhere of which the files alone are known. */
  readonly text: string;
  readonly files: ProjectFiles;
}
