import type { Verdict } from "../domain/verdict.ts";
import type { Findings } from "./verdict/findings.ts";

/** A failure with its verdict and what the verdict rests on. */
export interface DecidedFailure {
  readonly verdict: Verdict;
  readonly findings: Findings;
  /** Found behind a broken check: the candidate fails this way once that check is relaxed. */
  readonly isBehindCheck: boolean;
}
