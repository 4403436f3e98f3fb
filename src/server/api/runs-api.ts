import type { ReviewAgreement } from "../../analysis/review-agreement.ts";
import type { AttemptId } from "../../domain/attempt.ts";
import type { EvalPath } from "../../domain/eval.ts";
import type { AnalysisReport, Rate } from "../../domain/report.ts";
import type { Review } from "../../domain/review.ts";
import type { Run } from "../../domain/run.ts";
import type { StepName } from "../../domain/step.ts";
import type { Blame, Classification, Confidence, Repeat } from "../../domain/verdict.ts";
import type { OutcomeName, RunSummary } from "../../domain/run-summary.ts";

/** GET /api/runs?… (see `RunsQuery`) */
export interface RunsAnswer {
  readonly runs: readonly RunRow[];
  /** Runs that the filters let through, on all pages. */
  readonly total: number;
  readonly offset: number;
  /** What can be filtered by, over the whole store. */
  readonly choices: {
    readonly models: readonly string[];
    readonly experiments: readonly string[];
    readonly suiteVersions: readonly string[];
  };
}

/** Query of GET /api/runs, each optional. `model` is `provider/name`; `text` is searched in ids and names. */
export interface RunsQuery {
  readonly model?: string;
  readonly experiment?: string;
  readonly suite?: string;
  readonly status?: Run["status"];
  readonly text?: string;
  readonly offset?: number;
  /** Default 100, at most 500. */
  readonly limit?: number;
}

export interface RunRow extends RunSummary {
  /** Of what was scored, with Wilson's 95 % interval. */
  readonly rate: Rate;
}

/** GET /api/runs/:id (an id or a unique prefix) */
export interface RunAnswer extends RunRow {
  /** `analysis.byBlame` and `failedByStep` count attempts. */
  readonly failedByStep: Readonly<Partial<Record<StepName, number>>>;
  readonly byCategory: readonly (Rate & { readonly category: string })[];
  readonly evals: readonly EvalRow[];
  /** Everything else that the analysis found; null for a run that was not analysed. */
  readonly report: RunReport | null;
  /** Agreement of reviewers with the verdicts; null without reviews. */
  readonly agreement: Agreement | null;
}

export type RunReport = Pick<
  AnalysisReport,
  | "byClassification"
  | "patterns"
  | "recommendations"
  | "combinedEffect"
  | "netImpact"
  | "comparisons"
  | "priorReports"
  | "actionsTaken"
  | "doubtfulEvals"
  | "erroredAttempts"
  | "analysis"
> & {
  /** The report as Markdown, as `report.md` has it. */
  readonly markdown: string;
};

/** One attempt of a run, as its table shows it. */
export interface EvalRow {
  readonly attemptId: AttemptId;
  readonly evalPath: EvalPath;
  readonly sample: number;
  readonly outcome: OutcomeName;
  /** Absent where nothing failed, or where it is not known. */
  readonly failedStep?: StepName;
  /** First error of the failed step, or why it errored: one line, text of tools. */
  readonly error?: string;
  /** Of the grading. */
  readonly durationMs?: number;
  readonly verdict?: VerdictSummary;
  /** Suspicious constructs in the candidate's code. */
  readonly flags: number;
  readonly review?: Review;
}

export interface VerdictSummary {
  readonly blame: Blame | null;
  readonly classification: Classification | null;
  readonly confidence: Confidence;
  readonly oneLine: string;
  readonly actionable: boolean;
  readonly repeat: Repeat["kind"];
  /** Key of the failure's signature. */
  readonly signature: string;
}

export type Agreement = ReviewAgreement;
