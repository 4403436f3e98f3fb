import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { FailedStep, Step } from "../../domain/step.ts";
import { signatureKey } from "../../domain/signature.ts";
import { signatureOf } from "../signature/signature-of.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface ReferenceFinding {
  readonly evidence: Evidence;
  readonly outcome: "passes" | "fails-the-same" | "fails-otherwise" | "errored";
  /** The reference's own failure of the step under investigation, where it fails there. */
  readonly step?: FailedStep;
  readonly steps: readonly Step[];
}

/** Grades the reference answer through every step: where it fails the same way, nobody could pass. */
export async function referenceProbe(investigation: Investigation): Promise<ReferenceFinding> {
  const { failure, eval: graded } = investigation;
  const log = startProbe("reference", investigation);
  const steps = await log.grade({ what: "reference", files: graded.answer });
  const step = failedSteps(steps).find(({ name }) => name === failure.step);
  const outcome = judge(investigation, steps, step);
  const evidence = log.conclude({
    question: "Does the reference answer pass this check?",
    answer: describe(outcome, step, failure.step),
  });
  return { evidence, outcome, steps, ...(step === undefined ? {} : { step }) };
}

function judge(
  { failure, step: candidateStep }: Investigation,
  steps: readonly Step[],
  step: FailedStep | undefined,
): ReferenceFinding["outcome"] {
  const overall = outcomeOf(steps);
  if (overall.status === "errored") return "errored";
  if (step === undefined) return overall.status === "passed" ? "passes" : "fails-otherwise";
  const same = signatureKey(signatureOf(step)) === signatureKey(failure.signature);
  return same && sharesFailingTests(candidateStep, step) ? "fails-the-same" : "fails-otherwise";
}

/** For tests the same matcher is not enough: the reference must fail a test that the candidate fails. */
function sharesFailingTests(candidate: FailedStep, reference: FailedStep): boolean {
  if (candidate.name !== "tests") return true;
  const failed = new Set(candidate.diagnostics.map(({ test }) => test));
  return reference.diagnostics.some(({ test }) => failed.has(test));
}

function describe(
  outcome: ReferenceFinding["outcome"],
  step: FailedStep | undefined,
  name: string,
): string {
  switch (outcome) {
    case "passes":
      return "Yes: the reference passes every step.";
    case "fails-the-same": {
      const place = step?.diagnostics.find(({ severity }) => severity === "error")?.place;
      const where = place === undefined ? "" : ` (${place.file}:${place.line})`;
      return `No: the reference fails ${name} in the same way${where}, so nobody can pass.`;
    }
    case "fails-otherwise":
      return "No: the reference fails too, but in another way.";
    case "errored":
      return "Unknown: the harness failed while it graded the reference.";
  }
}
