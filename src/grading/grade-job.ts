import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Step, StepName } from "../domain/step.ts";
import type { SuiteManifest } from "../domain/suite.ts";

/** What a worker must know of a suite. It keeps the last ones it was told, by `key`. */
export interface SuiteSnapshot {
  /** Hash of everything below. */
  readonly key: string;
  readonly manifest: SuiteManifest;
  /** Files that are laid out for graders and linters, by path relative to the suite's root. */
  readonly files: ProjectFiles;
  readonly convexLintConfig?: string;
  readonly srcLintConfig?: string;
}

/** One grading for a worker. */
export interface GradeJob {
  readonly id: number;
  readonly suiteKey: string;
  readonly evalPath: EvalPath;
  readonly evalHash: string;
  readonly graderFile: string;
  readonly pipeline: "full" | "static";
  readonly answer: ProjectFiles;
  readonly files: ProjectFiles;
  readonly upTo: StepName;
  /** Run no further test once one failed. */
  readonly stopAtFirstFailure: boolean;
  /** First steps that are finished already; they are neither run nor told again. */
  readonly known: readonly Step[];
}

export type MessageToWorker =
  | { readonly type: "suite"; readonly suite: SuiteSnapshot }
  | { readonly type: "forget-suite"; readonly key: string }
  | { readonly type: "grade"; readonly job: GradeJob };

export type MessageFromWorker =
  | { readonly type: "ready" }
  | { readonly type: "step"; readonly id: number; readonly step: Step }
  | { readonly type: "graded"; readonly id: number; readonly durationMs: number };

/** One grading for the pool of workers. */
export interface PoolRequest {
  readonly job: Omit<GradeJob, "id">;
  readonly suite: SuiteSnapshot;
  /** Called as each step finishes, `errored` ones included; not for the known ones of the job. */
  readonly onStep?: (step: Step) => void;
  readonly signal?: AbortSignal;
}
