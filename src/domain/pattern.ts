import type { EvalPath } from "./eval.ts";

/** Verdicts with one cause. */
export interface Pattern {
  /** One sentence that says what the failures share. */
  readonly title: string;
  readonly detail: string;
  readonly evalPaths: readonly EvalPath[];
}
