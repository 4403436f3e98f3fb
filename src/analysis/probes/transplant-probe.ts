import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps } from "../../domain/grading.ts";
import { signatureKey } from "../../domain/signature.ts";
import type { Step } from "../../domain/step.ts";
import { transplantDeviation } from "../repair/transplant-deviation.ts";
import type { RepairPatch } from "../repair/search-repair.ts";
import { signatureOf } from "../signature/signature-of.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface TransplantFinding {
  readonly evidence: Evidence;
  /** Does the reference fail the same way with what the candidate does otherwise? `unmapped`: it has no place there. */
  readonly outcome: "reproduces" | "differs" | "unmapped";
}

const question = "Does the reference fail in the same way with the candidate's deviation alone?";

/** Puts what the repair takes away into the reference and grades that: supporting evidence, never a condition. */
export async function transplantProbe(
  investigation: Investigation,
  patch: Pick<RepairPatch, "sites">,
): Promise<TransplantFinding> {
  const { files, eval: graded, failure } = investigation;
  const log = startProbe("transplant", investigation);
  const tree = transplantDeviation(files, graded.answer, patch);
  if (tree === undefined) {
    const answer = "It has no counterpart in the reference.";
    return { outcome: "unmapped", evidence: log.conclude({ question, answer }) };
  }
  const what = "reference with the candidate's deviation";
  const steps = await log.grade({ what, files: tree, upTo: failure.step });
  const reproduces = failsAlike(steps, investigation);
  const answer = reproduces
    ? "Yes: the deviation alone causes it."
    : "No: it fails in another way, or passes.";
  return {
    outcome: reproduces ? "reproduces" : "differs",
    evidence: log.conclude({ question, answer }),
  };
}

function failsAlike(steps: readonly Step[], { failure }: Investigation): boolean {
  const [step] = failedSteps(steps);
  return step !== undefined && signatureKey(signatureOf(step)) === signatureKey(failure.signature);
}
