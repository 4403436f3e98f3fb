import type { TextEdit } from "./certificate.ts";
import type { EvalPath } from "./eval.ts";

export const recommendationGroups = ["eval", "lint", "model-notes", "no-action"] as const;
export type RecommendationGroup = (typeof recommendationGroups)[number];

/** What applying a recommendation in a scratch copy changed. */
export interface MeasuredEffect {
  /** Attempts of this run that pass with it and failed without. */
  readonly gained: readonly EvalPath[];
  /** Attempts of this run that fail with it and passed without. */
  readonly lost: readonly EvalPath[];
  readonly passedBefore: number;
  readonly passedAfter: number;
  readonly total: number;
  /** Negative controls (empty project, catalogued faults) that still fail, of those tried. */
  readonly controlsHeld: number;
  readonly controlsTried: number;
}

export interface Recommendation {
  /** From 1, in the order of the report. */
  readonly number: number;
  readonly group: RecommendationGroup;
  readonly title: string;
  readonly detail: string;
  readonly evalPaths: readonly EvalPath[];
  /** Edits of files of the suite, where the recommendation is one. */
  readonly edits: readonly TextEdit[];
  readonly diff?: string;
  /** Absent where only a model could measure it. */
  readonly effect?: MeasuredEffect;
  /** The same attempts graded with the check as the suite has it today, where that differs from what the run was graded with. */
  readonly currentCheckEffect?: MeasuredEffect;
}
