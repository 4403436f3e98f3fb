import { findTampering } from "../../analysis/tampering/find-tampering.ts";
import type { Attempt } from "../../domain/attempt.ts";
import { outcomeOf } from "../../domain/grading.ts";
import { attemptId } from "../../domain/ids.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import type { Review } from "../../domain/review.ts";
import type { Run } from "../../domain/run.ts";
import type { AttemptResult, RunSummary } from "../../domain/run-summary.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Suite } from "../../domain/suite.ts";
import type { Verdict } from "../../domain/verdict.ts";
import type { ResultStore, StartedGrading } from "../../store/result-store.ts";
import type {
  AttemptAnswer,
  AttemptVerdict,
  EvalReference,
  GradedEval,
  GradingRow,
  SampleRow,
} from "../api-types.ts";
import { NotFound } from "../not-found.ts";
import { evalHistory } from "./eval-history.ts";

export interface AttemptQuestion {
  readonly run: Run;
  readonly summary: RunSummary;
  /** Path of an eval, or an attempt's id. */
  readonly eval: string;
  readonly sample: number;
  /** The suite as the run was graded with it. */
  readonly suite: Suite | undefined;
}

/** Everything about one attempt. Fails with `NotFound`. */
export async function attemptAnswer(
  store: ResultStore,
  question: AttemptQuestion,
): Promise<AttemptAnswer> {
  const { run, suite } = question;
  const results = await store.listResults([run.id]);
  const attempt = await findAttempt(store, question);
  const own = results.find((result) => result.attemptId === attempt.id);
  const { counts: _counts, cost: _cost, analysis: _analysis, ...head } = question.summary;
  const report = await store.getReport(run.id);
  const verdicts = verdictsOf(report, attempt, await store.listReviews(run.id));
  const reply = await store.getReply(attempt.id);
  const cause = causeOf(attempt);
  return {
    run: head,
    attempt,
    outcome: own?.outcome ?? "not-graded",
    ...(own?.failedStep !== undefined && { failedStep: own.failedStep }),
    ...(cause !== undefined && { cause }),
    samples: results.filter(({ evalPath }) => evalPath === attempt.evalPath).map(sampleRow),
    ...(await gradingsOf(store, attempt)),
    files: reply?.files ?? {},
    eval: gradedEval(suite, attempt, verdicts),
    verdicts,
    flags: findTampering(reply?.files ?? {}, suite?.evals.get(attempt.evalPath)),
    reply: reply === undefined || reply.text === "" ? null : reply.text,
    calls: await store.listModelCalls(attempt.id),
    history: await evalHistory(store, attempt.evalPath),
    recommendations:
      report?.recommendations.filter(({ evalPaths }) => evalPaths.includes(attempt.evalPath)) ?? [],
    neighbours: neighboursOf(results, attempt),
  };
}

async function findAttempt(
  store: ResultStore,
  { run, eval: given, sample }: AttemptQuestion,
): Promise<Attempt> {
  const byPath = await store.findAttempt(run.id, given, sample);
  const attempt = byPath ?? (await store.getAttempt(attemptId(given)));
  if (attempt?.runId === run.id) return attempt;
  throw new NotFound(`Run ${run.id} has no eval "${given}" with sample ${sample}.`);
}

function causeOf({ state }: Attempt): string | undefined {
  if (state.status === "errored") return state.cause;
  return state.status === "outcome-only" ? state.error : undefined;
}

async function gradingsOf(
  store: ResultStore,
  { id, state }: Attempt,
): Promise<Pick<AttemptAnswer, "steps" | "gradings">> {
  const gradings = await store.listStartedGradings(id);
  const official = gradings.filter(({ purpose }) => purpose === "official").at(-1);
  return {
    steps: state.status === "outcome-only" ? [] : (official?.steps ?? []),
    gradings: gradings.map(gradingRow),
  };
}

function gradingRow(grading: StartedGrading): GradingRow {
  const { id, purpose, inputs, cached, durationMs, steps } = grading;
  const known = { id, purpose, inputs, cached, durationMs };
  if (durationMs === null) return { ...known, outcome: "not-graded" };
  const outcome = outcomeOf(steps);
  if (outcome.status !== "failed") return { ...known, outcome: outcome.status };
  return { ...known, outcome: "failed", failedStep: outcome.step.name };
}

function sampleRow(result: AttemptResult): SampleRow {
  const { attemptId: id, sample, outcome, failedStep } = result;
  return { attemptId: id, sample, outcome, ...(failedStep !== undefined && { failedStep }) };
}

function verdictsOf(
  report: AnalysisReport | undefined,
  { id }: Attempt,
  reviews: readonly Review[],
): readonly AttemptVerdict[] {
  return [...(report?.verdicts ?? []), ...(report?.furtherVerdicts ?? [])]
    .filter(({ failure }) => failure.attemptId === id)
    .map((verdict) => {
      const signature = signatureKey(verdict.failure.signature);
      const ofVerdict = reviews.filter(
        ({ failure }) =>
          failure.attemptId === id &&
          failure.step === verdict.failure.step &&
          failure.signature === signature,
      );
      return { ...verdict, signature, reviews: ofVerdict };
    });
}

function gradedEval(
  suite: Suite | undefined,
  { evalPath }: Attempt,
  verdicts: readonly Verdict[],
): GradedEval | null {
  const tested = suite?.evals.get(evalPath);
  if (suite === undefined || tested === undefined) return null;
  const { path, category, name, task, answer, graderFile, grader, gapNotes, gapFile } = tested;
  const quoted = verdicts.flatMap(({ evidence, certificate }) => [
    ...evidence.flatMap(({ quote }) => (quote?.origin === "suite" ? quote.file : [])),
    ...(certificate?.side === "check" ? certificate.edits.map(({ file }) => file) : []),
  ]);
  const configs = Object.values(suite.lintConfigs).map(({ file }) => file);
  const wanted = new Set([...quoted, ...configs]);
  return {
    path,
    category,
    name,
    task,
    reference: answer,
    graderFile,
    grader,
    gapNotes,
    ...(gapFile !== undefined && { gapFile }),
    suiteFiles: Object.fromEntries(
      Object.entries(suite.files).filter(([file]) => wanted.has(file)),
    ),
  };
}

function neighboursOf(
  results: readonly AttemptResult[],
  attempt: Attempt,
): AttemptAnswer["neighbours"] {
  const at = results.findIndex((result) => result.attemptId === attempt.id);
  const failed = (result: AttemptResult): boolean => result.outcome === "failed";
  return {
    previous: reference(results.slice(0, Math.max(at, 0)).findLast(failed)),
    next: reference(results.slice(at + 1).find(failed)),
  };
}

function reference(result: AttemptResult | undefined): EvalReference | null {
  return result === undefined ? null : { evalPath: result.evalPath, sample: result.sample };
}
