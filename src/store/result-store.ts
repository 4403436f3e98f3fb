import type { Attempt, AttemptId, AttemptState, Reply } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { Grading, GradingId, GradingInputs, GradingPurpose } from "../domain/grading.ts";
import type { ModelCall } from "../domain/model-call.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { RunHolder } from "../domain/run-holder.ts";
import type { SentCall, SentCallState } from "../domain/sent-call.ts";
import type { Step } from "../domain/step.ts";
import type { AnalysisReport } from "../domain/report.ts";

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
export interface ResultStore extends AsyncDisposable {
  createRun(run: Run): Promise<void>;
  updateRun(
    id: RunId,
    change: Pick<Run, "status"> & { readonly durationSeconds?: number },
  ): Promise<void>;
  /** Newest first. */
  listRuns(): Promise<readonly Run[]>;
  /** Runs whose id starts with `prefix`, newest first; the whole id is a prefix of itself. */
  findRuns(prefix: string): Promise<readonly Run[]>;

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
  }): Promise<void>;
  addStep(id: GradingId, step: Step): Promise<void>;
  finishGrading(id: GradingId, durationMs: number, cached: boolean): Promise<void>;
  /** The finished official grading of an attempt. */
  officialGrading(id: AttemptId): Promise<Grading | undefined>;
  /** The official grading of an attempt that was started and not finished, with the steps committed so far. */
  unfinishedGrading(id: AttemptId): Promise<Grading | undefined>;

  /** Outcomes observed for a cache key (see `grading/grade-cache.ts`), oldest first. */
  cachedSteps(key: string): Promise<readonly (readonly Step[])[]>;
  addCachedSteps(key: string, steps: readonly Step[]): Promise<void>;

  /** Stores a text by its content hash and returns the hash. */
  putArtifact(text: string): Promise<string>;
  getArtifact(hash: string): Promise<string | undefined>;

  /** Replaces the analysis of a run. */
  saveReport(runId: RunId, report: AnalysisReport): Promise<void>;
  getReport(runId: RunId): Promise<AnalysisReport | undefined>;
}
