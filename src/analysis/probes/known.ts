import type { ProbeName } from "../../domain/evidence.ts";
import type { Snippet } from "../../domain/verdict.ts";
import { diagnosticSnippet } from "../signature/diagnostic-snippet.ts";
import { failureTerms } from "../signature/failure-terms.ts";
import type { FailureTerms } from "../signature/failure-terms.ts";
import { literalSnippet } from "../signature/literal-snippet.ts";
import type { DeriveFinding } from "./derive-probe.ts";
import type { GuidelineFinding } from "./guideline-probe.ts";
import type { Investigation } from "./investigation.ts";
import type { ReferenceFinding } from "./reference-probe.ts";
import type { RelaxFinding } from "./relax-probe.ts";
import type { RepairFinding } from "./repair-probe.ts";
import type { TransplantFinding } from "./transplant-probe.ts";

/** What the probes of a schedule have found so far. */
export interface Known {
  readonly reference: ReferenceFinding;
  readonly asked: readonly ProbeName[];
  readonly relax?: RelaxFinding;
  readonly repair?: RepairFinding;
  readonly derive?: DeriveFinding;
  readonly guideline?: GuidelineFinding;
  readonly transplant?: TransplantFinding;
}

export interface Snippets {
  readonly model?: Snippet;
  readonly expected?: Snippet;
}

/** The lines that the repair touches; without a repair, those that the diagnostics point at or quote, on either side. */
export function locateSnippets(
  { step, files, eval: graded }: Investigation,
  { repair, reference }: Known,
): Snippets {
  const model =
    repair?.snippets.model ?? diagnosticSnippet(step, files) ?? literalSnippet(step, files);
  const expected =
    repair?.snippets.expected ??
    (reference.step && diagnosticSnippet(reference.step, graded.answer)) ??
    literalSnippet(step, graded.answer);
  return { ...(model && { model }), ...(expected && { expected }) };
}

/** The words by which the failure can be recognised in a text, those of its repair among them. */
export function deriveTerms(investigation: Investigation, known: Known): FailureTerms {
  const { failure, step } = investigation;
  const { model, expected } = locateSnippets(investigation, known);
  const certificate = known.repair?.certificate;
  return failureTerms({
    signature: failure.signature,
    step,
    snippets: [model, expected],
    ...(certificate && { certificate }),
  });
}
