import type { Attempt } from "../domain/attempt.ts";
import { outcomeOf } from "../domain/grading.ts";
import type { PriorFailure, PriorRun } from "../domain/prior-run.ts";
import { runIdPrefix } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { signatureKey } from "../domain/signature.ts";
import type { FailedStep } from "../domain/step.ts";
import type { ResultStore } from "../store/result-store.ts";
import { readPriorReports } from "./reports/read-prior-reports.ts";
import { signatureOf } from "./signature/signature-of.ts";

export interface PriorRunsRequest {
  readonly run: Run;
  readonly store: ResultStore;
  readonly reportsDirectory: string;
}

/** Earlier runs of the same model, newest first: those of the store, and those that only a report tells of. */
export async function priorRunsOf({
  run,
  store,
  reportsDirectory,
}: PriorRunsRequest): Promise<PriorRun[]> {
  const { provider, model } = run;
  const reports = await readPriorReports({
    directory: reportsDirectory,
    provider,
    model,
    before: { run: run.id, date: run.date },
  });
  const earlier = (await store.listRuns()).filter((each) => isEarlier(each, run));
  const stored = await Promise.all(earlier.map((each) => fromStore(store, each)));
  const merged = stored.map((prior) =>
    withReport(
      prior,
      reports.find((report) => isSameRun(report, prior)),
    ),
  );
  const others = reports.filter((report) => !stored.some((prior) => isSameRun(report, prior)));
  return [...merged, ...others].toSorted((left, right) => right.date.localeCompare(left.date));
}

function isEarlier(other: Run, run: Run): boolean {
  const sameModel = other.provider === run.provider && other.model === run.model;
  return sameModel && other.id !== run.id && other.date <= run.date && other.status === "completed";
}

function isSameRun(left: PriorRun, right: PriorRun): boolean {
  return runIdPrefix(left.run) === runIdPrefix(right.run);
}

/** Outcomes come from the store; signatures that only the report holds, and actions, from the report. */
function withReport(prior: PriorRun, report: PriorRun | undefined): PriorRun {
  if (report === undefined) return prior;
  const failures = prior.failures.map((failure) => ({
    ...report.failures.find(({ evalPath }) => evalPath === failure.evalPath),
    ...failure,
  }));
  return { ...report, ...prior, failures, actionsTaken: report.actionsTaken };
}

async function fromStore(store: ResultStore, run: Run): Promise<PriorRun> {
  const attempts = await store.listAttempts(run.id);
  const outcomes = await Promise.all(attempts.map((attempt) => outcomeOfAttempt(store, attempt)));
  const failures = outcomes.flatMap((outcome) => outcome.failure ?? []);
  const passedEvals = outcomes.flatMap((outcome) => (outcome.passed ? [outcome.evalPath] : []));
  return {
    run: run.id,
    date: run.date,
    experiment: run.experiment,
    guidelines: run.guidelines,
    passed: run.recordedTotals?.passed ?? passedEvals.length,
    total: run.recordedTotals?.total ?? failures.length + passedEvals.length,
    failures,
    passedEvals,
    actionsTaken: [],
  };
}

interface AttemptOutcome {
  readonly evalPath: string;
  readonly passed: boolean;
  readonly failure?: PriorFailure;
}

async function outcomeOfAttempt(
  store: ResultStore,
  { id, evalPath, state }: Attempt,
): Promise<AttemptOutcome> {
  if (state.status === "outcome-only") {
    const { passed, failedStep } = state;
    return passed || failedStep === undefined
      ? { evalPath, passed }
      : { evalPath, passed, failure: { evalPath, failedStep } };
  }
  const grading = await store.officialGrading(id);
  if (grading === undefined) return { evalPath, passed: false };
  const outcome = outcomeOf(grading.steps);
  if (outcome.status !== "failed") return { evalPath, passed: outcome.status === "passed" };
  return { evalPath, passed: false, failure: priorFailure(evalPath, outcome.step) };
}

function priorFailure(evalPath: string, step: FailedStep): PriorFailure {
  return { evalPath, failedStep: step.name, signature: signatureKey(signatureOf(step)) };
}
