import { failedSteps } from "../domain/grading.ts";
import { failureAt } from "./graded-attempt.ts";
import type { Investigated } from "./investigate-failure.ts";
import type { Investigation } from "./probes/investigation.ts";

/**
 * What the candidate still fails once the cause of a failure is gone is a cause of its own, which the first neither
 * proves nor excuses: under a relaxed check that the reference passes, or with a repair, at a step that it had not reached.
 */
export function failureBehind(investigated: Investigated): Investigation | undefined {
  return behindCheck(investigated) ?? behindRepair(investigated);
}

function behindCheck({ investigation, findings }: Investigated): Investigation | undefined {
  const { relax } = findings;
  if (relax?.suite === undefined || relax.candidateSteps === undefined) return undefined;
  if (!relax.referencePasses || relax.candidatePasses) return undefined;
  // Other steps that failed before have an investigation of their own.
  const others = new Set(failedSteps(investigation.steps).map(({ name }) => name));
  others.delete(investigation.failure.step);
  const step = failedSteps(relax.candidateSteps).find(({ name }) => !others.has(name));
  const graded = relax.suite.evals.get(investigation.eval.path);
  if (step === undefined || graded === undefined) return undefined;
  return {
    ...investigation,
    failure: failureAt(step, investigation.failure),
    step,
    steps: relax.candidateSteps,
    eval: graded,
    suite: relax.suite,
  };
}

function behindRepair({ investigation, findings }: Investigated): Investigation | undefined {
  const { patch, behind } = findings.repair ?? {};
  if (patch === undefined || behind === undefined) return undefined;
  // Steps that failed before as well have an investigation of their own.
  const known = new Set(failedSteps(investigation.steps).map(({ name }) => name));
  const step = failedSteps(behind).find(({ name }) => !known.has(name));
  if (step === undefined) return undefined;
  return {
    ...investigation,
    failure: failureAt(step, investigation.failure),
    step,
    steps: behind,
    files: patch.files,
  };
}
