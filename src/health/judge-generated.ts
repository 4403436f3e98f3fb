import { outcomeOf } from "../domain/grading.ts";
import type { Step } from "../domain/step.ts";

/**
 * What became of a generated candidate. `stillborn`: it never ran, since the compiler or the platform refused it, so
 * that it says nothing about the grader. `lint`: only the linter told it.
 */
export type GeneratedOutcome = "stillborn" | "lint" | "failed" | "passed" | "errored";

/** Reads the outcome of a generated candidate off its steps. */
export function judgeGenerated(steps: readonly Step[]): GeneratedOutcome {
  const outcome = outcomeOf(steps);
  if (outcome.status !== "failed") return outcome.status;
  if (steps.some(({ name, status }) => name === "tests" && status === "failed")) {
    return isFailedBefore(steps, "tsc") ? "stillborn" : "failed";
  }
  return outcome.step.name === "eslint" ? "lint" : "stillborn";
}

function isFailedBefore(steps: readonly Step[], last: Step["name"]): boolean {
  const upTo = steps.slice(0, steps.findIndex(({ name }) => name === last) + 1);
  return upTo.some(({ status }) => status === "failed");
}
