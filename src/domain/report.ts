import type { EvalPath } from "./eval.ts";
import type { Pattern } from "./pattern.ts";
import type { Recommendation } from "./recommendation.ts";
import type { Run } from "./run.ts";
import type { StepName } from "./step.ts";
import type { Blame, Classification, Verdict } from "./verdict.ts";

/** Counts out of a whole, with Wilson's 95 % interval as fractions. */
export interface Rate {
  readonly passed: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

export interface CategoryRate extends Rate {
  readonly category: string;
}

/** Paired by eval, over the evals that both runs hold. */
export interface Comparison {
  readonly run: Pick<Run, "id" | "experiment" | "date" | "provider" | "model">;
  readonly bothPassed: readonly EvalPath[];
  /** Failed then, pass now. */
  readonly resolved: readonly EvalPath[];
  /** Passed then, fail now. */
  readonly newFailures: readonly EvalPath[];
  readonly stillFailing: readonly EvalPath[];
  readonly otherTotals: { readonly passed: number; readonly total: number };
  /** Exact McNemar, two-sided. */
  readonly pValue: number;
  /** The smallest one-sided difference in passes that this many pairs could show at 5 %; absent where none could. */
  readonly smallestDetectable?: number;
}

/** Lines sum to the number of failures. */
export interface NetImpact {
  readonly actionable: readonly EvalPath[];
  readonly knownGaps: readonly EvalPath[];
  readonly genuine: readonly EvalPath[];
  readonly environment: readonly EvalPath[];
  readonly undetermined: readonly EvalPath[];
}

export interface PriorReport {
  readonly file: string;
  readonly date: string;
  readonly experiment: string;
  readonly passed: number;
  readonly total: number;
}

/** The analysis of a run: the data from which every surface renders. */
export interface AnalysisReport {
  readonly format: "faultline-report/1";
  readonly run: Run;
  readonly suite: {
    readonly name: string;
    readonly version: string;
    readonly hash: string;
    readonly evals: number;
  };
  /** Evals of this run whose grades are in doubt, since their health check found something. */
  readonly doubtfulEvals: readonly { readonly evalPath: EvalPath; readonly issue: string }[];
  readonly rate: Rate;
  /** Without the attempts that the environment failed; absent where there are none. */
  readonly adjustedRate?: Rate;
  readonly byCategory: readonly CategoryRate[];
  readonly failedByStep: Readonly<Partial<Record<StepName, number>>>;
  readonly byBlame: Readonly<Record<Blame | "undetermined", number>>;
  readonly byClassification: Readonly<Record<Classification, number>>;
  /** First failed step of each failed attempt, in order of eval path. */
  readonly verdicts: readonly Verdict[];
  /** Verdicts on later failed steps of the same attempts. */
  readonly furtherVerdicts: readonly Verdict[];
  readonly erroredAttempts: readonly { readonly evalPath: EvalPath; readonly cause: string }[];
  readonly patterns: readonly Pattern[];
  readonly recommendations: readonly Recommendation[];
  /** All measured recommendations applied together. */
  readonly combinedEffect?: Recommendation["effect"];
  readonly netImpact: NetImpact;
  readonly comparisons: readonly Comparison[];
  readonly priorReports: readonly PriorReport[];
  readonly actionsTaken: readonly string[];
  readonly analysis: {
    readonly durationMs: number;
    readonly gradings: number;
    readonly sandbox: string;
    /** Calls of an analyst. */
    readonly modelCalls: number;
    /** What they cost in US dollars, where known. */
    readonly modelCost?: number;
  };
}
