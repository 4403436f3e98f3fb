import type { Attempt, OutcomeOnly } from "../domain/attempt.ts";
import { headline } from "../domain/diagnostic.ts";
import { failedSteps, outcomeLine, outcomeOf } from "../domain/grading.ts";
import type { Grading } from "../domain/grading.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { RunId } from "../domain/run.ts";
import type { FailedStep } from "../domain/step.ts";
import type { Failure } from "../domain/verdict.ts";
import type { ResultStore } from "../store/result-store.ts";
import { firstError, signatureOf } from "./signature/signature-of.ts";

/** An attempt with its official grading and its files. */
export interface GradedAttempt {
  readonly attempt: Attempt;
  readonly grading: Grading;
  readonly files: ProjectFiles;
  readonly passed: boolean;
}

export interface ErroredAttempt {
  readonly evalPath: string;
  readonly cause: string;
}

/**
 * The attempts of a run: those with a grade, and those that cannot be analysed, each with the reason: the harness or the
 * provider failed, or a failure that was recorded elsewhere did not come out again here.
 */
export async function readAttempts(
  store: ResultStore,
  runId: RunId,
): Promise<{ graded: GradedAttempt[]; errored: ErroredAttempt[] }> {
  const graded: GradedAttempt[] = [];
  const errored: ErroredAttempt[] = [];
  for (const attempt of await store.listAttempts(runId)) {
    const grading = await store.officialGrading(attempt.id);
    const { evalPath, state } = attempt;
    if (state.status === "errored") {
      errored.push({ evalPath, cause: state.cause });
    } else if (state.status === "outcome-only") {
      if (!state.passed) errored.push({ evalPath, cause: whyNotAnalysed(state, grading) });
    } else if (grading !== undefined) {
      const files = (await store.getReply(attempt.id))?.files ?? {};
      graded.push({
        attempt,
        grading,
        files,
        passed: outcomeOf(grading.steps).status === "passed",
      });
    }
  }
  return { graded, errored };
}

function whyNotAnalysed({ failedStep }: OutcomeOnly, grading: Grading | undefined): string {
  const recorded = `recorded as failed${failedStep === undefined ? "" : ` at ${failedStep}`}`;
  if (grading === undefined) return `${recorded} and not graded here, so it cannot be analysed`;
  return `${recorded}, which did not come out again here: ${outcomeLine(outcomeOf(grading.steps))}`;
}

export interface StepFailure {
  readonly failure: Failure;
  readonly step: FailedStep;
}

/** One failure per failed step of an attempt, the one that decides its outcome first. */
export function failuresOf({ attempt, grading }: GradedAttempt): StepFailure[] {
  const origin = { gradingId: grading.id, attemptId: attempt.id, evalPath: attempt.evalPath };
  return failedSteps(grading.steps).map((step) => ({ step, failure: failureAt(step, origin) }));
}

/** What a failed step says, for the attempt and grading that it belongs to. */
export function failureAt(
  step: FailedStep,
  { gradingId, attemptId, evalPath }: Pick<Failure, "gradingId" | "attemptId" | "evalPath">,
): Failure {
  return {
    gradingId,
    attemptId,
    evalPath,
    step: step.name,
    signature: signatureOf(step),
    error: errorLine(step),
    ...testCounts(step),
  };
}

function errorLine(step: FailedStep): string {
  const error = firstError(step);
  if (error === undefined) return `${step.name} failed without a message`;
  const line = headline(error.message);
  return step.name === "tests" ? line : `${error.code}: ${line}`;
}

function testCounts({ tests }: FailedStep): { testsPassed?: number; testsTotal?: number } {
  if (tests === undefined || tests.length === 0) return {};
  return {
    testsPassed: tests.filter(({ status }) => status === "passed").length,
    testsTotal: tests.length,
  };
}
