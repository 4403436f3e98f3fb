import { stepIndex } from "../domain/grading.ts";
import { stepNames } from "../domain/step.ts";
import type { ErroredStep, FailedStep, Step, StepName } from "../domain/step.ts";

/** The step on which both tries of a grading ran out of time or ended their process; undefined where they did not. */
export function exhaustedStep(
  first: readonly Step[],
  second: readonly Step[],
): StepName | undefined {
  const [one, other] = [first, second].map((steps) => steps.find(isExhausted));
  return one !== undefined && one.name === other?.name ? one.name : undefined;
}

/** Did a grading get as far as a step and pass everything on the way? */
export function passesUpTo(steps: readonly Step[], name: StepName): boolean {
  return steps
    .slice(0, stepIndex(name) + 1)
    .every(
      (step) =>
        step.status === "passed" ||
        (step.status === "skipped" && step.reason === "not-in-pipeline"),
    );
}

/**
 * The steps of a candidate that exhausts whoever grades it, while the reference passes in the same place: its own
 * failure, since no try of it can end otherwise.
 */
export function failExhausted(steps: readonly Step[], name: StepName): readonly Step[] {
  const at = stepIndex(name);
  return stepNames.map((each, index): Step => {
    const step = steps[index] ?? { name: each, status: "skipped", reason: "earlier-step-failed" };
    if (index < at) return step;
    if (index > at) return { name: each, status: "skipped", reason: "earlier-step-failed" };
    return failedFor(step);
  });
}

function isExhausted(step: Step): step is ErroredStep {
  return step.status === "errored" && step.exhausted === true;
}

function failedFor(step: Step): FailedStep {
  const { name } = step;
  const [cause = ""] = step.status === "errored" ? step.message.split("\n") : [];
  const message = `Grading this code failed twice, while the reference passed right after. ${cause}`;
  return {
    name,
    status: "failed",
    durationMs: step.status === "errored" ? step.durationMs : 0,
    notes: [],
    diagnostics: [{ tool: "grading", code: "GradingExhausted", severity: "error", message }],
  };
}
