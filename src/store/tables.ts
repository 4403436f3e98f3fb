import type { Generated, Selectable } from "kysely";
import type { AttemptId, AttemptState } from "../domain/attempt.ts";
import type { Diagnostic } from "../domain/diagnostic.ts";
import type { GradedParts, GradingId, GradingPurpose } from "../domain/grading.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { ModelReply } from "../domain/model-call.ts";
import type { ReviewDecision, ReviewedVerdict } from "../domain/review.ts";
import type { AnalysisSummary } from "../domain/run-summary.ts";
import type { SentCallState } from "../domain/sent-call.ts";
import type { Run, RunId, RunOrigin } from "../domain/run.ts";
import type { HarnessErrorKind, SkippedStep, Step, StepName } from "../domain/step.ts";
import type { SuiteOverlay } from "../domain/suite.ts";
import type { TestResult } from "../domain/test-result.ts";
import type { Blame, Classification, Confidence } from "../domain/verdict.ts";

/** A truth value, stored as 0 or 1. */
export type Bit = 0 | 1;

/** JSON of a `Value`; write it with `toJson`, read it with `fromJson`. */
export type Json<Value> = string & { readonly __value?: Value };

export interface RunTable {
  readonly sequence: Generated<number>;
  readonly id: RunId;
  readonly provider: string;
  readonly model: string;
  readonly model_display_name: string;
  readonly experiment: string;
  readonly guidelines: Bit;
  readonly date: string;
  readonly status: Run["status"];
  readonly duration_seconds: number | null;
  readonly origin: Json<RunOrigin> | null;
  readonly suite_name: string | null;
  readonly suite_version: string | null;
  readonly suite_root: string | null;
  readonly suite_hash: string | null;
  readonly suite_overlay: Json<SuiteOverlay> | null;
  readonly recorded_total: number | null;
  readonly recorded_passed: number | null;
}

export interface AttemptTable {
  readonly id: AttemptId;
  readonly run_id: RunId;
  readonly eval_path: string;
  readonly sample: number;
  readonly status: AttemptState["status"];
  readonly cause: string | null;
  readonly passed: Bit | null;
  readonly failed_step: StepName | null;
  /** Artifact of the reply's text; null until it is there. */
  readonly reply_artifact: string | null;
  /** Of the newest finished official grading. */
  readonly graded_outcome: "passed" | "failed" | "errored" | null;
  readonly graded_step: StepName | null;
  readonly graded_ms: number | null;
}

export interface ModelCallTable {
  readonly sequence: Generated<number>;
  readonly attempt_id: AttemptId;
  readonly system_artifact: string;
  readonly prompt_artifact: string;
  readonly reply_artifact: string;
  readonly task_hash: string;
  /** Without its text. */
  readonly reply: Json<Omit<ModelReply, "text">>;
  /** US dollars. */
  readonly cost: number | null;
}

export interface SentCallTable {
  readonly number: Generated<number>;
  readonly attempt_id: AttemptId;
  readonly sent_at: string;
  readonly status: SentCallState["status"];
  readonly cause: string | null;
}

export interface RunHoldTable {
  readonly run_id: RunId;
  readonly holder_id: string;
  readonly host: string;
  readonly pid: number;
  /** When the holder was last heard of, in milliseconds since 1970. */
  readonly beat_at: number;
}

export interface ReplyFileTable {
  readonly attempt_id: AttemptId;
  readonly path: string;
  readonly artifact: string;
}

export interface GradingTable {
  readonly sequence: Generated<number>;
  readonly id: GradingId;
  readonly attempt_id: AttemptId | null;
  readonly purpose: GradingPurpose;
  readonly files_hash: string;
  readonly eval_hash: string;
  readonly config_hash: string;
  readonly toolchain_hash: string;
  /** Null where they were not recorded. */
  readonly parts: Json<GradedParts> | null;
  /** Null until it is finished. */
  readonly duration_ms: number | null;
  readonly cached: Bit;
}

export interface StepTable {
  readonly grading_id: GradingId;
  readonly name: StepName;
  readonly status: Step["status"];
  readonly duration_ms: number | null;
  readonly skip_reason: SkippedStep["reason"] | null;
  readonly error_kind: HarnessErrorKind | null;
  readonly error_message: string | null;
  readonly notes: Json<readonly string[]>;
  /** Whether the step ran tests, if only none. */
  readonly has_tests: Bit;
}

export interface DiagnosticTable {
  readonly grading_id: GradingId;
  readonly step: StepName;
  readonly position: number;
  readonly tool: Diagnostic["tool"];
  readonly code: string;
  readonly severity: Diagnostic["severity"];
  readonly message: string;
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly end_line: number | null;
  readonly end_column: number | null;
  readonly test: string | null;
}

export interface TestResultTable {
  readonly grading_id: GradingId;
  readonly step: StepName;
  readonly position: number;
  readonly name: string;
  readonly status: TestResult["status"];
  readonly duration_ms: number;
  readonly failures: Json<TestResult["failures"]>;
}

export interface ArtifactTable {
  readonly hash: string;
  readonly text: string;
}

export interface GradeCacheTable {
  readonly sequence: Generated<number>;
  readonly key: string;
  readonly steps: Json<readonly Step[]>;
}

export interface ReportTable {
  readonly run_id: RunId;
  readonly report: Json<AnalysisReport>;
}

/** The verdicts of the stored reports, for questions over many runs. */
export interface VerdictTable {
  readonly run_id: RunId;
  readonly grading_id: GradingId;
  readonly attempt_id: AttemptId;
  readonly eval_path: string;
  readonly step: StepName;
  readonly signature: string;
  readonly blame: Blame | null;
  readonly classification: Classification | null;
  readonly confidence: Confidence;
  /** Whether it is on the step that decided the attempt's outcome. */
  readonly is_first: Bit;
}

/** What lists of runs show of the stored reports. */
export interface ReportSummaryTable {
  readonly run_id: RunId;
  readonly summary: Json<AnalysisSummary>;
}

export interface ReviewTable {
  readonly sequence: Generated<number>;
  readonly run_id: RunId;
  readonly attempt_id: AttemptId;
  readonly eval_path: string;
  readonly step: StepName;
  readonly signature: string;
  readonly verdict: Json<ReviewedVerdict>;
  readonly decision: Json<ReviewDecision>;
  readonly author: string;
  readonly at: string;
}

export interface Tables {
  readonly run: RunTable;
  readonly attempt: AttemptTable;
  readonly model_call: ModelCallTable;
  readonly sent_call: SentCallTable;
  readonly run_hold: RunHoldTable;
  readonly reply_file: ReplyFileTable;
  readonly grading: GradingTable;
  readonly step: StepTable;
  readonly diagnostic: DiagnosticTable;
  readonly test_result: TestResultTable;
  readonly artifact: ArtifactTable;
  readonly grade_cache: GradeCacheTable;
  readonly report: ReportTable;
  readonly verdict: VerdictTable;
  readonly report_summary: ReportSummaryTable;
  readonly review: ReviewTable;
}

export type Row<Name extends keyof Tables> = Selectable<Tables[Name]>;
