import type { Diagnostic } from "./diagnostic.ts";
import type { TestResult } from "./test-result.ts";

/** The steps of a grading, in their order. */
export const stepNames = ["filesystem", "install", "deploy", "tsc", "eslint", "tests"] as const;
export type StepName = (typeof stepNames)[number];

/** A failure of one of these ends the attempt; later steps are skipped. */
export const gatingSteps: readonly StepName[] = ["filesystem", "install", "deploy"];

interface FinishedStep {
  readonly name: StepName;
  readonly durationMs: number;
  /** Facts worth telling that did not decide the outcome, such as a version that was replaced. */
  readonly notes: readonly string[];
  readonly diagnostics: readonly Diagnostic[];
  /** Present for the tests step only, in the order in which the grader declares them. */
  readonly tests?: readonly TestResult[];
}

export interface PassedStep extends FinishedStep {
  readonly status: "passed";
}

/** The candidate failed the step: a value, never an exception. */
export interface FailedStep extends FinishedStep {
  readonly status: "failed";
}

export interface SkippedStep {
  readonly name: StepName;
  readonly status: "skipped";
  readonly reason:
    "earlier-step-failed" | "earlier-step-errored" | "not-requested" | "not-in-pipeline";
}

/** The harness failed, not the candidate: never a grade, never scored. */
export interface ErroredStep {
  readonly name: StepName;
  readonly status: "errored";
  readonly durationMs: number;
  readonly kind: HarnessErrorKind;
  readonly message: string;
  /** Whoever graded it died or ran out of time: of a machine that is busy, or of what the candidate holds. */
  readonly exhausted?: boolean;
}

export type Step = PassedStep | FailedStep | SkippedStep | ErroredStep;

/** What the caller of a failed harness should do. */
export type HarnessErrorKind = "retry" | "skip-attempt" | "stop-run";
