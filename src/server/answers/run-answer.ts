import { firstError } from "../../analysis/queries/run-outcomes.ts";
import { renderMarkdown } from "../../analysis/reports/render-markdown.ts";
import { reviewAgreement } from "../../analysis/review-agreement.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import type { Review } from "../../domain/review.ts";
import type { AttemptResult, RunSummary } from "../../domain/run-summary.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { StepName } from "../../domain/step.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { ResultStore } from "../../store/result-store.ts";
import type { EvalRow, RunAnswer, RunReport, VerdictSummary } from "../api-types.ts";
import { rateOf, runRow } from "./run-row.ts";

/** Everything about a run but its attempts in detail. `flagsOf` counts suspicious constructs by attempt id. */
export async function runAnswer(
  store: ResultStore,
  summary: RunSummary,
  flagsOf: ReadonlyMap<string, number>,
): Promise<RunAnswer> {
  const report = await store.getReport(summary.id);
  const reviews = await store.listReviews(summary.id);
  const evals = await evalRows(store, { summary, report, reviews, flagsOf });
  return {
    ...runRow(summary),
    failedByStep: countSteps(evals),
    byCategory: categoryRates(evals),
    evals,
    report: report === undefined ? null : runReport(report, reviews),
    agreement: reviews.length === 0 ? null : reviewAgreement(reviews),
  };
}

export interface EvalRowParts {
  readonly summary: Pick<RunSummary, "id">;
  readonly report: AnalysisReport | undefined;
  readonly reviews: readonly Review[];
  readonly flagsOf: ReadonlyMap<string, number>;
}

/** Every attempt of a run, as its table shows it. */
export async function evalRows(
  store: ResultStore,
  { summary, report, reviews, flagsOf }: EvalRowParts,
): Promise<readonly EvalRow[]> {
  const results = await store.listResults([summary.id]);
  const verdicts = new Map(
    report?.verdicts.map((verdict) => [verdict.failure.attemptId, verdict]) ?? [],
  );
  return await Promise.all(
    results.map(async (result) => {
      const { attemptId, evalPath, sample, outcome, failedStep, durationMs } = result;
      const verdict = verdicts.get(attemptId);
      const error = verdict?.failure.error ?? (await errorOf(store, result));
      const review = reviews.find(
        ({ failure }) => failure.attemptId === attemptId && failure.signature === result.signature,
      );
      return {
        attemptId,
        evalPath,
        sample,
        outcome,
        ...(failedStep !== undefined && { failedStep }),
        ...(error !== undefined && { error }),
        ...(durationMs !== undefined && { durationMs }),
        ...(verdict !== undefined && { verdict: verdictSummary(verdict) }),
        flags: flagsOf.get(attemptId) ?? 0,
        ...(review !== undefined && { review }),
      };
    }),
  );
}

async function errorOf(store: ResultStore, result: AttemptResult): Promise<string | undefined> {
  const { attemptId, outcome } = result;
  if (outcome === "passed" || outcome === "not-graded") return undefined;
  const attempt = await store.getAttempt(attemptId);
  if (attempt?.state.status === "errored") return attempt.state.cause;
  if (attempt?.state.status === "outcome-only") return attempt.state.error;
  const grading = await store.officialGrading(attemptId);
  const step = grading?.steps.find(({ status }) => status === "failed" || status === "errored");
  if (step?.status === "failed") return firstError(step);
  return step?.status === "errored" ? step.message : undefined;
}

function verdictSummary(verdict: Verdict): VerdictSummary {
  const { blame, classification, confidence, oneLine, actionable, repeat, failure } = verdict;
  return {
    blame,
    classification,
    confidence,
    oneLine,
    actionable,
    repeat: repeat.kind,
    signature: signatureKey(failure.signature),
  };
}

function runReport(report: AnalysisReport, reviews: readonly Review[]): RunReport {
  return {
    byClassification: report.byClassification,
    patterns: report.patterns,
    recommendations: report.recommendations,
    ...(report.combinedEffect !== undefined && { combinedEffect: report.combinedEffect }),
    netImpact: report.netImpact,
    comparisons: report.comparisons,
    priorReports: report.priorReports,
    actionsTaken: report.actionsTaken,
    doubtfulEvals: report.doubtfulEvals,
    erroredAttempts: report.erroredAttempts,
    analysis: report.analysis,
    markdown: renderMarkdown(report, { reviews }),
  };
}

function countSteps(rows: readonly EvalRow[]): RunAnswer["failedByStep"] {
  const counts: Partial<Record<StepName, number>> = {};
  for (const { failedStep } of rows) {
    if (failedStep !== undefined) counts[failedStep] = (counts[failedStep] ?? 0) + 1;
  }
  return counts;
}

function categoryRates(rows: readonly EvalRow[]): RunAnswer["byCategory"] {
  const scored = rows.filter(({ outcome }) => outcome === "passed" || outcome === "failed");
  const groups = Map.groupBy(scored, ({ evalPath }) => evalPath.split("/")[0] ?? "");
  return [...groups].map(([category, members]) => ({
    category,
    ...rateOf(members.filter(({ outcome }) => outcome === "passed").length, members.length),
  }));
}
