import type { Run } from "../../domain/run.ts";
import type { FailedStep } from "../../domain/step.ts";
import { firstError } from "./run-outcomes.ts";
import type { AttemptWithOutcome, RunOutcomes } from "./run-outcomes.ts";

/** The failure summary of a run, with the field names of the query `getFailedEvalsForRun`. */
export function failedEvalsForRun(run: Run, outcomes: RunOutcomes) {
  return {
    run: queriedRun(run),
    totalEvals: outcomes.total,
    passedCount: outcomes.passed,
    failedCount: outcomes.failed,
    failedEvals: outcomes.attempts.flatMap(failedEval),
  };
}

/** A run as both queries show it, and what another store has to know of it. */
export function queriedRun(run: Run) {
  const { model, provider, experiment, status, id, date, guidelines, modelDisplayName } = run;
  return { model, provider, experiment, status, _id: id, date, guidelines, modelDisplayName };
}

function failedEval({ attempt, outcome }: AttemptWithOutcome) {
  if (outcome.status !== "failed") return [];
  const [category = "", name = ""] = attempt.evalPath.split("/");
  const stepName = outcome.stepName ?? "unknown";
  return [
    {
      _id: attempt.id,
      evalPath: attempt.evalPath,
      category,
      name,
      failureReason: `${stepName} fail`,
      failedStep:
        outcome.step === undefined
          ? { name: stepName, error: outcome.error ?? null }
          : queriedStep(outcome.step),
    },
  ];
}

function queriedStep(step: FailedStep) {
  return {
    name: step.name,
    error: firstError(step),
    durationMs: step.durationMs,
    diagnostics: step.diagnostics,
    ...(step.tests === undefined ? {} : { tests: step.tests }),
  };
}
