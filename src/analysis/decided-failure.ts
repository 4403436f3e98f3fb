import type { Verdict } from "../domain/verdict.ts";
import type { Investigation } from "./probes/investigation.ts";
import type { Findings } from "./verdict/findings.ts";

/** A failure with its verdict and what the verdict rests on. */
export interface DecidedFailure {
  readonly verdict: Verdict;
  readonly findings: Findings;
  readonly investigation: Investigation;
  /** Found behind another: the candidate fails this way once the cause of that one is gone. */
  readonly isBehind: boolean;
}
