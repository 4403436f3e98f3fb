import type { Run } from "../../domain/run.ts";
import type { Blame } from "../../domain/verdict.ts";

/** Header that every POST carries; its value stands in `<meta name="faultline-token" content="…">`. */
export type TokenHeader = "x-faultline-token";

/** Body of every answer with a status from 400 on: one sentence for people. */
export interface ApiError {
  readonly error: string;
}

/** What became of an attempt, in one word. */
export type OutcomeName = "passed" | "failed" | "errored" | "not-graded";

/** Whose fault, for counting: `undetermined` where no verdict was reached. */
export type BlameName = Blame | "undetermined";
export type BlameCounts = Readonly<Record<BlameName, number>>;

/** What every page says about a run. */
export interface RunHead extends Pick<
  Run,
  | "id"
  | "provider"
  | "model"
  | "modelDisplayName"
  | "experiment"
  | "guidelines"
  | "date"
  | "status"
  | "durationSeconds"
  | "recordedTotals"
> {
  /** Absent for a run that is known by its outcomes only. */
  readonly suite?: { readonly name: string; readonly version: string; readonly hash: string };
}
