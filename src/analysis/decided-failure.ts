import type { Verdict } from "../domain/verdict.ts";
import type { Findings } from "./verdict/findings.ts";

/** A failure with its verdict and what the verdict rests on. */
export interface DecidedFailure {
  readonly verdict: Verdict;
  readonly findings: Findings;
}
