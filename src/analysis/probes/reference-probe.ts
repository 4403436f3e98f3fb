import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { FailedStep, Step, StepName } from "../../domain/step.ts";
import { signatureKey } from "../../domain/signature.ts";
import { signatureOf } from "../signature/signature-of.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface ReferenceFinding {
  readonly evidence: Evidence;
  /** `passes`: every step; `passes-this-step`: the one under investigation, though it fails another. */
  readonly outcome:
    "passes" | "passes-this-step" | "fails-the-same" | "fails-otherwise" | "errored";
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
  if (overall.status === "passed") return "passes";
  if (step === undefined) {
    return isReached(steps, failure.step) ? "passes-this-step" : "fails-otherwise";
  }
  const same = signatureKey(signatureOf(step)) === signatureKey(failure.signature);
  return same && saysTheSame(candidateStep, step) ? "fails-the-same" : "fails-otherwise";
}

function isReached(steps: readonly Step[], name: StepName): boolean {
  return steps.some((step) => step.name === name && step.status === "passed");
}

/** One signature is not enough: of tests, one must fail for both; of a rule, one finding must read the same for both. */
function saysTheSame(candidate: FailedStep, reference: FailedStep): boolean {
  if (candidate.name !== "tests" && candidate.name !== "eslint") return true;
  const key = ({ code, message, test }: Diagnostic): string => test ?? `${code} ${message}`;
  const found = new Set(errorsOf(candidate).map(key));
  return errorsOf(reference).some((each) => found.has(key(each)));
}

function errorsOf({ diagnostics }: FailedStep): readonly Diagnostic[] {
  return diagnostics.filter(({ severity }) => severity === "error");
}

function describe(
  outcome: ReferenceFinding["outcome"],
  step: FailedStep | undefined,
  name: string,
): string {
  switch (outcome) {
    case "passes":
      return "Yes: the reference passes every step.";
    case "passes-this-step":
      return `Yes: the reference passes ${name}, though it fails another step.`;
    case "fails-the-same": {
      const place = step?.diagnostics.find(({ severity }) => severity === "error")?.place;
      const where = place === undefined ? "" : ` (${place.file}:${place.line})`;
      return `No: the reference fails ${name} in the same way${where}, so nobody can pass.`;
    }
    case "fails-otherwise":
      return `No: the reference fails ${name} too, but in another way.`;
    case "errored":
      return "Unknown: the harness failed while it graded the reference.";
  }
}
