import type { Evidence } from "../../domain/evidence.ts";
import { failedSteps, outcomeOf } from "../../domain/grading.ts";
import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { FailedStep, Step, StepName } from "../../domain/step.ts";
import { signatureKey } from "../../domain/signature.ts";
import { lintClassOf } from "../relaxations/lint-classes.ts";
import { environmentError } from "../signature/environment-error.ts";
import { diagnosticSignature } from "../signature/signature-of.ts";
import { startProbe } from "./investigation.ts";
import type { Investigation } from "./investigation.ts";

export interface ReferenceFinding {
  readonly evidence: Evidence;
  /** `passes`: every step; `passes-this-step`: the one under investigation, though it fails another. */
  readonly outcome:
    "passes" | "passes-this-step" | "fails-the-same" | "fails-otherwise" | "errored";
  /** The reference's own failure of the step under investigation, where it fails there. */
  readonly step?: FailedStep;
  /** The candidate's failed step with those errors alone that the reference has too, where it fails the same. */
  readonly shared?: FailedStep;
  readonly steps: readonly Step[];
}

/** Does it pass the step under investigation, whatever else it fails? */
export function passesStep({ outcome }: Pick<ReferenceFinding, "outcome">): boolean {
  return outcome === "passes" || outcome === "passes-this-step";
}

/** Grades the reference answer through every step: where it fails the same way, nobody could pass. */
export async function referenceProbe(investigation: Investigation): Promise<ReferenceFinding> {
  const { failure, eval: graded } = investigation;
  const log = startProbe("reference", investigation);
  const steps = await log.grade({ what: "reference", files: graded.answer });
  const step = failedSteps(steps).find(({ name }) => name === failure.step);
  const { outcome, shared } = judge(investigation, steps, step);
  const evidence = log.conclude({
    question: "Does the reference answer pass this check?",
    answer: describe(outcome, step, failure.step),
  });
  return { evidence, outcome, steps, ...(step && { step }), ...(shared && { shared }) };
}

type Judgement = Pick<ReferenceFinding, "outcome" | "shared">;

function judge(
  { failure, step: candidateStep }: Investigation,
  steps: readonly Step[],
  step: FailedStep | undefined,
): Judgement {
  const overall = outcomeOf(steps);
  if (overall.status === "errored") return { outcome: "errored" };
  if (overall.status === "passed") return { outcome: "passes" };
  if (step === undefined) {
    return {
      outcome: isReached(steps, failure.step) ? "passes-this-step" : "fails-otherwise",
    };
  }
  const shared = sharedErrors(candidateStep, step);
  if (shared.length === 0) return { outcome: "fails-otherwise" };
  return { outcome: "fails-the-same", shared: { ...candidateStep, diagnostics: shared } };
}

function isReached(steps: readonly Step[], name: StepName): boolean {
  return steps.some((step) => step.name === name && step.status === "passed");
}

/**
 * Errors of the candidate that the reference has as well. One signature is not enough: of tests, one must fail for both;
 * of a rule, one finding must read the same for both.
 */
function sharedErrors(candidate: FailedStep, reference: FailedStep): readonly Diagnostic[] {
  const found = new Set(errorsOf(reference).map((each) => sharedKey(reference.name, each)));
  return errorsOf(candidate).filter((each) => found.has(sharedKey(candidate.name, each)));
}

function sharedKey(step: StepName, diagnostic: Diagnostic): string {
  const { code, message, test } = diagnostic;
  const signature = signatureKey(diagnosticSignature(step, diagnostic));
  if (step !== "tests" && step !== "eslint") return signature;
  // A rule of style says the same of whatever it names.
  if (step === "eslint" && lintClassOf(code) === "style") return signature;
  if (step === "tests" && test !== undefined) return `${signature} ${test}`;
  // Messages of the machine hold its paths.
  return environmentError(diagnostic) === undefined ? `${code} ${message}` : signature;
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
