import type { EvalPath } from "./eval.ts";
import type { StepName } from "./step.ts";
import type { Classification } from "./verdict.ts";

/** What is known of an earlier run of the same model, from its stored report, its outcomes, or a Markdown report. */
export interface PriorRun {
  /** Run id, or its prefix where only a report is known. */
  readonly run: string;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly experiment: string;
  /** Did the model get guidelines? Absent where the source does not say. */
  readonly guidelines?: boolean;
  readonly passed: number;
  readonly total: number;
  /** Report file it was read from; absent for a run of the store without one. */
  readonly reportFile?: string;
  readonly failures: readonly PriorFailure[];
  /** Evals known to have passed; absent where the source lists failures only. */
  readonly passedEvals?: readonly EvalPath[];
  readonly actionsTaken: readonly string[];
}

export interface PriorFailure {
  readonly evalPath: EvalPath;
  readonly failedStep: StepName;
  readonly classification?: Classification;
  /** Key of the signature; absent in sources that record none. */
  readonly signature?: string;
  readonly error?: string;
  /** True where that report itself called the failure a repeat of a still earlier one. */
  readonly repeated?: boolean;
}
