import type { Attempt, AttemptId, AttemptState, Reply } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import type {
  GradedParts,
  Grading,
  GradingId,
  GradingInputs,
  GradingPurpose,
} from "../domain/grading.ts";
import type { ModelCall } from "../domain/model-call.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { RunHolder } from "../domain/run-holder.ts";
import type { SentCall, SentCallState } from "../domain/sent-call.ts";
import type { Step } from "../domain/step.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Review } from "../domain/review.ts";
import type { AttemptResult, EvalTotals, RunFilter, RunSummary } from "../domain/run-summary.ts";
import type { StoreUpkeep } from "./store-upkeep.ts";

/** Values that runs can be filtered by. */
export interface RunChoices {
  /** `provider/name` each. */
  readonly models: readonly string[];
  readonly experiments: readonly string[];
  readonly suiteVersions: readonly string[];
}

/** A grading that may still be under way. */
export interface StartedGrading extends Omit<Grading, "durationMs"> {
  /** Null until it is finished. */
  readonly durationMs: number | null;
}

/** What a model's reply makes of its attempt. */
export interface ReplyOutcome {
  readonly reply: Reply;
  /** The attempt's where it changes. */
  readonly state?: AttemptState;
  /** Number of the call that it answers. */
  readonly sentCall?: number;
}

/** Who holds a run, when it was last heard of (milliseconds since 1970), and when it counts as gone. */
export interface HoldRequest {
  readonly holder: RunHolder;
  readonly now: number;
  readonly isGone: (other: RunHolder, beatAt: number) => boolean;
}

/** Everything that was recorded. All methods may fail with `HarnessError` of kind `stop-run`. */
export interface ResultStore extends StoreUpkeep, AsyncDisposable {
  createRun(run: Run): Promise<void>;
  updateRun(
    id: RunId,
    change: Pick<Run, "status"> & { readonly durationSeconds?: number },
  ): Promise<void>;
  /** Newest first. */
  listRuns(): Promise<readonly Run[]>;
  /** Runs whose id starts with `prefix`, newest first; the whole id is a prefix of itself. */
  findRuns(prefix: string): Promise<readonly Run[]>;

  /** Newest first, with counts; `limit` of them from `offset` on, all without one. */
  listRunSummaries(
    filter: RunFilter,
    page?: { readonly offset?: number; readonly limit?: number },
  ): Promise<readonly RunSummary[]>;
  countRuns(filter: RunFilter): Promise<number>;
  /** What runs can be filtered by, sorted. */
  runChoices(): Promise<RunChoices>;
  /** Outcomes of all attempts of the given runs, ordered by run, eval path and sample. */
  listResults(runIds: readonly RunId[]): Promise<readonly AttemptResult[]>;
  /** Outcomes of one eval, newest run first. */
  evalHistory(evalPath: EvalPath, limit: number): Promise<readonly AttemptResult[]>;
  /** Every eval that has attempts, in order of their paths. */
  evalTotals(): Promise<readonly EvalTotals[]>;
  /** Takes a run for a process, unless another that is not gone holds it: that one is returned. */
  holdRun(id: RunId, request: HoldRequest): Promise<RunHolder | undefined>;
  /** Tells that the holder is there. False where another has taken the run. */
  keepRun(id: RunId, holder: RunHolder, now: number): Promise<boolean>;
  releaseRun(id: RunId, holder: RunHolder): Promise<void>;

  createAttempt(attempt: Omit<Attempt, "state">, state: AttemptState): Promise<void>;
  setAttemptState(id: AttemptId, state: AttemptState): Promise<void>;
  /** Ordered by eval path, then sample. */
  listAttempts(runId: RunId): Promise<readonly Attempt[]>;
  findAttempt(runId: RunId, evalPath: EvalPath, sample?: number): Promise<Attempt | undefined>;
  getAttempt(id: AttemptId): Promise<Attempt | undefined>;

  /** Stores a reply and its files as artifacts. */
  saveReply(id: AttemptId, reply: Reply): Promise<void>;
  getReply(id: AttemptId): Promise<Reply | undefined>;

  /** Notes that a model is about to be asked for an attempt, and returns the number of the call. */
  startCall(id: AttemptId, sentAt: string): Promise<number>;
  setCallState(sentCall: number, state: SentCallState): Promise<void>;
  /** Oldest first. */
  listSentCalls(id: AttemptId): Promise<readonly SentCall[]>;
  /** Stores what a model was asked for an attempt and what it replied, all of it or nothing. */
  addModelCall(id: AttemptId, call: ModelCall, outcome?: ReplyOutcome): Promise<void>;
  /** Oldest first. */
  listModelCalls(id: AttemptId): Promise<readonly ModelCall[]>;

  /** Opens a grading; its steps are added one by one as they finish, each committed at once. */
  startGrading(start: {
    readonly id: GradingId;
    readonly attemptId?: AttemptId;
    readonly purpose: GradingPurpose;
    readonly inputs: GradingInputs;
    readonly parts?: GradedParts;
  }): Promise<void>;
  addStep(id: GradingId, step: Step): Promise<void>;
  finishGrading(id: GradingId, durationMs: number, cached: boolean): Promise<void>;
  /** The finished official grading of an attempt. */
  officialGrading(id: AttemptId): Promise<Grading | undefined>;
  /** The newest grading of an attempt for a purpose (default: official), where it was not finished, with the steps committed so far. */
  unfinishedGrading(id: AttemptId, purpose?: GradingPurpose): Promise<Grading | undefined>;
  /** The finished gradings of an attempt, oldest first. */
  listGradings(id: AttemptId): Promise<readonly Grading[]>;

  /** All that were started for an attempt, oldest first, with the steps committed so far. */
  listStartedGradings(id: AttemptId): Promise<readonly StartedGrading[]>;

  /** Outcomes observed for a cache key (see `grading/grade-cache.ts`), oldest first. */
  cachedSteps(key: string): Promise<readonly (readonly Step[])[]>;
  addCachedSteps(key: string, steps: readonly Step[]): Promise<void>;

  /** Stores a text by its content hash and returns the hash. */
  putArtifact(text: string): Promise<string>;
  getArtifact(hash: string): Promise<string | undefined>;

  /** Replaces the analysis of a run. */
  saveReport(runId: RunId, report: AnalysisReport): Promise<void>;
  getReport(runId: RunId): Promise<AnalysisReport | undefined>;

  /** Stays when a report is replaced. */
  addReview(review: Review): Promise<void>;
  /** Newest first. */
  listReviews(runId: RunId): Promise<readonly Review[]>;
}
