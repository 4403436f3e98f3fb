import type { AttemptId } from "../domain/attempt.ts";
import type { Eval } from "../domain/eval.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import type { LanguageModel } from "../llm/language-model.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { RunObserver } from "./run-observer.ts";

export interface RunSuiteRequest {
  /**
   * Facts of the run. A recorded status or duration stays; a run with status `running` gets both from what happens here.
   * A run of this id that is in the store is resumed.
   */
  readonly run: Run;
  /** Its evals are run, all of them. */
  readonly suite: Suite;
  readonly model: LanguageModel;
  /** Attempts per eval. Default: 1. */
  readonly samples?: number;
  /** Comes before what Faultline tells models. */
  readonly systemPrompt?: string;
  /** Leave attempts as they are that are `errored`. Default: they are tried again. */
  readonly keepsErrored?: boolean;
  /** Attempts at a time. */
  readonly concurrency: number;
  readonly signal?: AbortSignal;
  /** Once aborted, no attempt is started; those under way end. */
  readonly draining?: AbortSignal;
}

export interface RunTools {
  readonly store: ResultStore;
  readonly grade: Grade;
  /** Hash of the toolchain that grades. */
  readonly toolchain: string;
  readonly observer: RunObserver;
  readonly newId: () => string;
  /** Milliseconds since any fixed moment. */
  readonly now: () => number;
  /** Time of day. Default: the system's. */
  readonly wallClock?: () => Date;
  /** Waits before a model is asked again, in milliseconds. */
  readonly retryWaitsMs?: readonly number[];
}

/** One sample of one eval that is to be generated and graded. */
export interface AttemptPlan {
  readonly eval: Eval;
  readonly sample: number;
}

/** An attempt that is in the store and under way. */
export interface OpenAttempt extends AttemptPlan {
  readonly id: AttemptId;
}
