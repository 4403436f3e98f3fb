import type { Attempt } from "../../domain/attempt.ts";
import type { EvalPath } from "../../domain/eval.ts";
import { outcomeOf } from "../../domain/grading.ts";
import type { RunId } from "../../domain/run.ts";
import type { FailedStep, StepName } from "../../domain/step.ts";
import type { ResultStore } from "../../store/result-store.ts";

/** What became of one attempt. */
export type AttemptOutcome =
  | { readonly status: "passed" }
  /** `step` is absent where only the outcome is known, `error` where nothing was recorded about it. */
  | {
      readonly status: "failed";
      readonly stepName?: StepName;
      readonly step?: FailedStep;
      readonly error?: string;
    }
  | { readonly status: "errored"; readonly cause: string }
  | { readonly status: "not-graded" };

export interface AttemptWithOutcome {
  readonly attempt: Attempt;
  readonly outcome: AttemptOutcome;
}

/** Counts of a run. `errored` and `notGraded` are in no pass rate. */
export interface RunOutcomes {
  readonly total: number;
  readonly passed: number;
  readonly failed: number;
  readonly errored: number;
  readonly notGraded: number;
  readonly failedByStep: Readonly<Partial<Record<StepName, number>>>;
  readonly attempts: readonly AttemptWithOutcome[];
}

/** Reads the outcome of every attempt of a run. `total` counts those that passed or failed. */
export async function readRunOutcomes(store: ResultStore, runId: RunId): Promise<RunOutcomes> {
  const attempts = await Promise.all(
    (await store.listAttempts(runId)).map(async (attempt) => ({
      attempt,
      outcome: await readAttemptOutcome(store, attempt),
    })),
  );
  const count = (status: AttemptOutcome["status"]) =>
    attempts.filter(({ outcome }) => outcome.status === status).length;
  return {
    total: count("passed") + count("failed"),
    passed: count("passed"),
    failed: count("failed"),
    errored: count("errored"),
    notGraded: count("not-graded"),
    failedByStep: countSteps(attempts),
    attempts,
  };
}

async function readAttemptOutcome(store: ResultStore, attempt: Attempt): Promise<AttemptOutcome> {
  const { state } = attempt;
  switch (state.status) {
    case "generated":
      return { status: "not-graded" };
    case "errored":
      return { status: "errored", cause: state.cause };
    case "outcome-only":
      if (state.passed) return { status: "passed" };
      return {
        status: "failed",
        ...(state.failedStep === undefined ? {} : { stepName: state.failedStep }),
        ...(state.error === undefined ? {} : { error: state.error }),
      };
    case "graded":
      return await readGradedOutcome(store, attempt);
    default:
      return state satisfies never;
  }
}

async function readGradedOutcome(store: ResultStore, attempt: Attempt): Promise<AttemptOutcome> {
  const grading = await store.officialGrading(attempt.id);
  if (grading === undefined) return { status: "not-graded" };
  const outcome = outcomeOf(grading.steps);
  if (outcome.status === "errored") return { status: "errored", cause: outcome.message };
  if (outcome.status === "passed") return outcome;
  return { status: "failed", stepName: outcome.step.name, step: outcome.step };
}

function countSteps(attempts: readonly AttemptWithOutcome[]): RunOutcomes["failedByStep"] {
  const counts: Partial<Record<StepName, number>> = {};
  for (const { outcome } of attempts) {
    if (outcome.status !== "failed" || outcome.stepName === undefined) continue;
    counts[outcome.stepName] = (counts[outcome.stepName] ?? 0) + 1;
  }
  return counts;
}

/** The first error of a failed step, one line. */
export function firstError(step: FailedStep): string {
  const errors = step.diagnostics.filter(({ severity }) => severity === "error");
  const failure = step.tests?.flatMap(({ failures }) => failures)[0];
  return (errors[0] ?? step.diagnostics[0])?.message ?? failure?.message ?? `${step.name} failed`;
}

/** Evals of the attempts with an outcome, in order. */
export function evalPathsWith(
  { attempts }: RunOutcomes,
  status: AttemptOutcome["status"],
): readonly EvalPath[] {
  return attempts
    .filter(({ outcome }) => outcome.status === status)
    .map(({ attempt }) => attempt.evalPath);
}
