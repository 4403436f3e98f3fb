import type { Certificate, OutcomeSummary } from "../../domain/certificate.ts";
import type { EvalPath } from "../../domain/eval.ts";
import type { MeasuredEffect } from "../../domain/recommendation.ts";
import type { Review, ReviewDecision } from "../../domain/review.ts";
import type { Run, RunId } from "../../domain/run.ts";
import type { StepName } from "../../domain/step.ts";
import type { OutcomeCounts } from "../../domain/run-summary.ts";
import type { Agreement, EvalRow } from "./runs-api.ts";

/** POST /api/replay: grades a certificate again from scratch; takes some seconds. */
export interface ReplayRequest {
  readonly certificate: Certificate["id"];
  readonly attemptId: string;
}

export interface ReplayAnswer {
  readonly certificate: Certificate["id"];
  readonly reproduced: boolean;
  readonly before: OutcomeSummary;
  readonly after: OutcomeSummary;
  readonly recorded: { readonly before: OutcomeSummary; readonly after: OutcomeSummary };
}

/** POST /api/reviews */
export interface ReviewRequest {
  readonly attemptId: string;
  readonly step: StepName;
  readonly signature: string;
  readonly decision: ReviewDecision;
  /** Who starts the viewer where absent. */
  readonly author?: string;
}

export interface ReviewAnswer {
  readonly review: Review;
  readonly agreement: Agreement;
}

/** POST /api/apply: without `confirm`, the change is only shown; with it, made, and graded again. */
export interface ApplyRequest {
  readonly runId: string;
  /** Number of the recommendation in the run's report. */
  readonly number: number;
  /** `diffHash` of the answer that showed the diff. */
  readonly confirm?: string;
}

export interface ApplyAnswer {
  readonly number: number;
  readonly title: string;
  readonly effect: MeasuredEffect | null;
  readonly files: readonly string[];
  readonly diff: string;
  readonly diffHash: string;
  /** Null until it was made: the evals that pass with it, as graded afterwards. */
  readonly made: { readonly passing: readonly EvalPath[]; readonly report: string } | null;
}

/**
 * GET /api/runs/:id/events (server-sent events) and GET /api/events (of any run: `run-changed` alone). The name of the event
 * is `type`, its data this as JSON.
 */
export type LiveEvent =
  | { readonly type: "run-changed"; readonly runId: RunId; readonly counts: OutcomeCounts }
  | { readonly type: "attempt-changed"; readonly runId: RunId; readonly row: EvalRow }
  | { readonly type: "run-finished"; readonly runId: RunId; readonly status: Run["status"] };

/** GET /api/about */
export interface AboutAnswer {
  readonly version: string;
  /** May the viewer change or execute something? Not in an export. */
  readonly canAct: boolean;
  /** Who reviews are by where no other is named. */
  readonly author?: string;
}

/**
 * `window.__FAULTLINE_DATA__` of an export (`data.js`): each answer by the address that the viewer asks for, as in
 * `/api/runs/k57abcde…` or `/api/runs/k57abcde…/attempts?eval=a%2Fb&sample=0`. Addresses are written by `apiAddress`.
 */
export interface ExportedData {
  readonly run: RunId;
  readonly answers: Readonly<Record<string, unknown>>;
}
