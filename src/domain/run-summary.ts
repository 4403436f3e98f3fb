import type { AttemptId } from "./attempt.ts";
import type { EvalPath } from "./eval.ts";
import type { Rate } from "./report.ts";
import type { GradedSuite, Run, RunId } from "./run.ts";
import type { StepName } from "./step.ts";
import type { Blame } from "./verdict.ts";

/** What became of an attempt, in one word. */
export type OutcomeName = "passed" | "failed" | "errored" | "not-graded";

/** Whose fault, for counting: `undetermined` where no verdict was reached. */
export type BlameName = Blame | "undetermined";
export type BlameCounts = Readonly<Record<BlameName, number>>;

/** Attempts by what became of them; those that passed or failed were scored. */
export interface OutcomeCounts {
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly notGraded: number;
}

/** A run without what only grading it again needs. */
export interface RunHead extends Omit<Run, "suite" | "origin"> {
  /** Absent for a run that is known by its outcomes only. */
  readonly suite?: Pick<GradedSuite, "name" | "version" | "hash">;
}

/** A run with its counts, as a list of runs shows it. */
export interface RunSummary extends RunHead {
  readonly counts: OutcomeCounts;
  /** US dollars; absent where no call had a price. */
  readonly cost?: number;
  /** Absent for a run that was not analysed. */
  readonly analysis?: AnalysisSummary;
}

export interface AnalysisSummary {
  readonly byBlame: BlameCounts;
  /** Without the attempts that the environment failed; absent where there are none. */
  readonly adjustedRate?: Rate;
  /** The score as measured with every recommended fix of the suite; absent where none was measured. */
  readonly withFixes?: { readonly passed: number; readonly total: number };
}

/** Which runs to list; all where nothing is said. */
export interface RunFilter {
  readonly ids?: readonly RunId[];
  /** `provider/name`. */
  readonly model?: string;
  readonly experiment?: string;
  readonly suiteVersion?: string;
  readonly status?: Run["status"];
  /** Searched in ids and names, upper and lower case alike. */
  readonly text?: string;
}

/** What became of one attempt, and whose fault it was where that is known. */
export interface AttemptResult {
  readonly attemptId: AttemptId;
  readonly runId: RunId;
  readonly evalPath: EvalPath;
  readonly sample: number;
  readonly outcome: OutcomeName;
  readonly failedStep?: StepName;
  /** Of the grading. */
  readonly durationMs?: number;
  /** Of the first failed step; absent where it was not analysed. */
  readonly blame?: BlameName;
  /** Key of that failure's signature. */
  readonly signature?: string;
}

/** One eval over all runs of a store. */
export interface EvalTotals {
  readonly evalPath: EvalPath;
  readonly passed: number;
  readonly failed: number;
  /** Of the failures that were analysed. */
  readonly byBlame: BlameCounts;
}

/** Counts of no failures. */
export const noBlame: BlameCounts = {
  model: 0,
  check: 0,
  task: 0,
  guidelines: 0,
  environment: 0,
  undetermined: 0,
};
