import type { AttemptId } from "./attempt.ts";
import type { Brand } from "./brand.ts";
import { stepNames } from "./step.ts";
import type { FailedStep, Step, StepName } from "./step.ts";

export type GradingId = Brand<string, "GradingId">;

/** Why a grading was made. Only the official one is an attempt's score. */
export type GradingPurpose = "official" | "regrade" | "probe";

/** Hashes of everything that decided a grade. */
export interface GradingInputs {
  readonly files: string;
  readonly eval: string;
  readonly config: string;
  readonly toolchain: string;
}

/** Hashes of what a grading's inputs consist of, and of what the model was told: finer than the inputs, to say why. */
export interface GradedParts {
  readonly task: string;
  readonly guidelines: string;
  readonly grader: string;
  readonly reference: string;
  /** Modules outside the evals that graders may import. */
  readonly helpers: string;
  readonly lintConfigs: string;
  readonly manifest: string;
}

export interface Grading {
  readonly id: GradingId;
  /** Absent for probes on trees that are nobody's attempt, such as a reference. */
  readonly attemptId?: AttemptId;
  readonly purpose: GradingPurpose;
  readonly inputs: GradingInputs;
  /** Absent where it was not recorded. */
  readonly parts?: GradedParts;
  /** One entry per step, in order. */
  readonly steps: readonly Step[];
  readonly durationMs: number;
  /** True where a recorded outcome of the same inputs was used. */
  readonly cached: boolean;
}

export type GradingOutcome =
  | { readonly status: "passed" }
  | { readonly status: "failed"; readonly step: FailedStep }
  | { readonly status: "errored"; readonly message: string };

/**
 * An attempt passes only when every requested step passed; its failed step is the first failing one. Steps that were
 * not run although nothing failed before them are no pass: the harness lost them.
 */
export function outcomeOf(steps: readonly Step[]): GradingOutcome {
  for (const step of steps) {
    if (step.status === "errored") return { status: "errored", message: step.message };
    if (step.status === "failed") return { status: "failed", step };
    if (step.status === "skipped" && step.reason.startsWith("earlier-step")) {
      return { status: "errored", message: `The harness did not run ${step.name}.` };
    }
  }
  return { status: "passed" };
}

/** Every failed step of a grading, in order. */
export function failedSteps(steps: readonly Step[]): readonly FailedStep[] {
  return steps.filter((step) => step.status === "failed");
}

/** Position of a step in the pipeline, from 0. */
export function stepIndex(name: StepName): number {
  return stepNames.indexOf(name);
}

/** One line that is equal for gradings with the same outcome: passed, or the failed step with its codes and failed tests. */
export function outcomeLine(outcome: GradingOutcome): string {
  switch (outcome.status) {
    case "passed":
      return "passed";
    case "errored":
      return `errored: ${outcome.message}`;
    case "failed": {
      const errors = outcome.step.diagnostics.filter((each) => each.severity === "error");
      const codes = errors.map(
        ({ code, test }) => `${code}${test === undefined ? "" : ` in ${test}`}`,
      );
      return `failed ${outcome.step.name}: ${[...new Set(codes)].sort().join(", ")}`;
    }
  }
}
