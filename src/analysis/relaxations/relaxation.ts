import type { TextEdit } from "../../domain/certificate.ts";
import type { Diagnostic, Place } from "../../domain/diagnostic.ts";

/** What is taken back: an assertion, a rule, or what of a comparison is no behaviour. */
export type RelaxationKind =
  | "assertion"
  | "lint-option"
  | "lint-rule-off"
  | "order"
  | "wording"
  | "representation"
  | "structure";

/** A smaller demand: an edit of a file of the suite that takes back what a check asked. */
export interface Relaxation {
  readonly kind: RelaxationKind;
  /** What the check demands and nobody can meet: "the assertion `expect(x).toBe(1)`". */
  readonly demand: string;
  /** The change, as the start of a sentence: "Without the assertion `expect(x).toBe(1)`". */
  readonly change: string;
  /** Edits of files of the suite; paths relative to its root. */
  readonly edits: readonly TextEdit[];
  /** Is this finding one that the relaxed demand made? Such a finding is no independent control. */
  readonly covers: (finding: Finding) => boolean;
}

/** A finding of a step, with its place in the grader where it is a failed assertion. */
export interface Finding {
  readonly diagnostic: Diagnostic;
  readonly graderPlace?: Place;
}
