import { failedSteps } from "../domain/grading.ts";
import { failureAt } from "./graded-attempt.ts";
import type { Investigated } from "./investigate-failure.ts";
import type { Investigation } from "./probes/investigation.ts";

/**
 * What is proven for a broken check does not excuse the rest: where the reference passes with the check relaxed and the
 * candidate does not, the candidate's first failure under the relaxed check is a cause of its own.
 */
export function failureBehindCheck({
  investigation,
  findings,
}: Investigated): Investigation | undefined {
  const { relax } = findings;
  if (relax?.suite === undefined || relax.candidateSteps === undefined) return undefined;
  if (!relax.referencePasses || relax.candidatePasses) return undefined;
  const [step] = failedSteps(relax.candidateSteps);
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
