import type { AnalystIdentity } from "../../domain/analyst-opinion.ts";
import type { FailureBrief } from "./failure-brief.ts";
import type { AnalystTools } from "./analyst-tools.ts";

/** Judges failures that execution could not decide: a model with tools, or any program. */
export interface Analyst {
  readonly identity: AnalystIdentity;
  /** Begins on one failure; nothing is asked yet. */
  begin(question: AnalystQuestion): AnalystSession;
}

export interface AnalystQuestion {
  readonly brief: FailureBrief;
  readonly tools: AnalystTools;
  /** Takes one call from the budget of the analysis. Fails with `HarnessError` of kind `stop-run` where none is left. */
  readonly spendCall: () => void;
  readonly signal?: AbortSignal;
}

export interface AnalystSession {
  /**
   * The analyst's answer, of which nothing is believed yet; with what was wrong with its last one, a better one. Fails
   * with `HarnessError` where there is none to be had, with the signal's reason where it is aborted.
   */
  answer(problems: readonly string[]): Promise<unknown>;
  /** Everything that was said so far: JSON. */
  transcript(): unknown;
  /** US dollars so far, where known. */
  cost(): number | undefined;
}
