import type { ScoredRate } from "../../analysis/compare-scores.ts";
import type { EvalPath } from "../../domain/eval.ts";
import type { MeasuredEffect } from "../../domain/recommendation.ts";
import type { RunId } from "../../domain/run.ts";
import type { BlameCounts, RunHead } from "../../domain/run-summary.ts";
import type { RunRow } from "./runs-api.ts";

/**
 * One character per run and eval.
 * `p` passed · `m` `c` `t` `g` `e` failed, by blame: model, check, task, guidelines, environment ·
 * `u` failed, undetermined · `f` failed, not analysed · `x` errored (not a grade) · `n` not graded yet · `-` not in the run.
 * Where samples of a run differ, a failure stands before a pass.
 */
export type CellCode = "p" | "m" | "c" | "t" | "g" | "e" | "u" | "f" | "x" | "n" | "-";

/** GET /api/matrix?… : like `RunsQuery`, or `runs=<id>,<id>`; `by=model`: the newest completed run of each model and experiment. */
export interface MatrixAnswer {
  readonly runs: readonly RunRow[];
  /** Hardest first. */
  readonly evals: readonly MatrixEval[];
  /** Runs that the filters let through; more than `runs` where they were cut. */
  readonly total: number;
}

export interface MatrixEval {
  readonly evalPath: EvalPath;
  /** Part of the graded runs shown that failed it, 0 to 1; null where none graded it. */
  readonly difficulty: number | null;
  /** A `CellCode` per run, in the order of `runs`. */
  readonly cells: string;
}

/** GET /api/compare?runs=<id>,<id>,… : the first with each other. */
export interface CompareAnswer {
  readonly runs: readonly ComparedRun[];
  readonly comparisons: readonly RunComparison[];
  /** Every eval of any of the runs, in order of their paths. */
  readonly evals: readonly ComparedEval[];
}

/** The rate is a fraction over evals, each with the mean of its samples, with its 95 % interval. */
export interface ComparedRun extends RunRow {
  readonly scored: ScoredRate;
}

export interface RunComparison {
  readonly first: RunId;
  readonly second: RunId;
  readonly both: readonly EvalPath[];
  readonly onlyFirst: readonly EvalPath[];
  readonly onlySecond: readonly EvalPath[];
  readonly neither: readonly EvalPath[];
  /** Second less first, as fractions, with the 95 % interval. */
  readonly difference: { readonly mean: number; readonly low: number; readonly high: number };
  readonly pValue: number;
  /** Holm's, over all comparisons of this answer. */
  readonly adjustedPValue: number;
  /** In evals; absent where so few pairs can show none. */
  readonly smallestDetectable?: number;
  /** What else differs between the runs (checks, task, guidelines, toolchain), a clause each. */
  readonly warnings: readonly string[];
  /** Evals that only one passed, by the signature of the other's failure. */
  readonly groups: readonly {
    /** Run in which they failed. */
    readonly failedIn: RunId;
    /** Null where it is not known. */
    readonly signature: string | null;
    readonly evalPaths: readonly EvalPath[];
  }[];
}

export interface ComparedEval {
  readonly evalPath: EvalPath;
  /** A `CellCode` per run, in the order of `runs`. */
  readonly cells: string;
  /** Key of the failure's signature per run; null where it passed or none is known. */
  readonly signatures: readonly (string | null)[];
}

/** GET /api/leaderboard: the newest completed run of each model and experiment, best first. */
export interface LeaderboardAnswer {
  readonly standings: readonly StandingRow[];
}

export interface StandingRow {
  readonly run: RunHead;
  /** From 1; runs that cannot be told from the best of their place share it. */
  readonly place: number;
  readonly isShared: boolean;
  /** Fractions. */
  readonly rate: number;
  readonly low: number;
  readonly high: number;
  readonly evals: number;
  readonly samples: number;
  readonly byBlame?: BlameCounts;
  readonly withFixes?: MeasuredEffect;
  readonly cost?: number;
}
