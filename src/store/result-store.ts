import type { Attempt, AttemptId, AttemptState, Reply } from "../domain/attempt.ts";
import type { EvalPath } from "../domain/eval.ts";
import type { GradedParts, Grading, GradingId, GradingInputs, GradingPurpose } from "../domain/grading.ts";
import type { ModelCall } from "../domain/model-call.ts";
import type { Run, RunId } from "../domain/run.ts";
import type { Step } from "../domain/step.ts";
import type { AnalysisReport } from "../domain/report.ts";

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

  createAttempt(attempt: Omit<Attempt, "state">, state: AttemptState): Promise<void>;
  setAttemptState(id: AttemptId, state: AttemptState): Promise<void>;
  /** Ordered by eval path, then sample. */
  listAttempts(runId: RunId): Promise<readonly Attempt[]>;
  findAttempt(runId: RunId, evalPath: EvalPath, sample?: number): Promise<Attempt | undefined>;
  getAttempt(id: AttemptId): Promise<Attempt | undefined>;

  /** Stores a reply and its files as artifacts. */
  saveReply(id: AttemptId, reply: Reply): Promise<void>;
  getReply(id: AttemptId): Promise<Reply | undefined>;

  /** Stores what a model was asked for an attempt and what it replied. */
  addModelCall(id: AttemptId, call: ModelCall): Promise<void>;
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
