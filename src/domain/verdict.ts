import type { Blame, Classification } from "./blame.ts";
import type { AnalystOpinion, Decider } from "./analyst-opinion.ts";
import type { Certificate } from "./certificate.ts";
import type { Evidence } from "./evidence.ts";
import type { EvalPath } from "./eval.ts";
import type { AttemptId } from "./attempt.ts";
import type { GradingId } from "./grading.ts";
import type { Signature } from "./signature.ts";
import type { StepName } from "./step.ts";

export { blames, classifications } from "./blame.ts";
export type { Blame, Classification } from "./blame.ts";

export type Confidence = "proven" | "supported" | "undetermined";

/** (grading, step, signature): an attempt may hold several, and each gets its own verdict. */
export interface Failure {
  readonly gradingId: GradingId;
  readonly attemptId: AttemptId;
  readonly evalPath: EvalPath;
  readonly step: StepName;
  readonly signature: Signature;
  /** The first error of the step, one line. */
  readonly error: string;
  /** Tests of the step, where it is the tests step. */
  readonly testsPassed?: number;
  readonly testsTotal?: number;
}

/** Lines of a file, byte for byte. `line` counts from 1 and names the first of them. */
export interface Snippet {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

/** Is this failure the same as one of an earlier run of the model? */
export type Repeat =
  | { readonly kind: "no" }
  | {
      readonly kind: "same-signature";
      readonly run: string;
      readonly date: string;
      readonly actions: readonly string[];
    }
  | {
      readonly kind: "likely";
      readonly basis: "step only";
      readonly run: string;
      readonly date: string;
      readonly actions: readonly string[];
    }
  | {
      readonly kind: "failed-differently";
      readonly run: string;
      readonly date: string;
      readonly step: StepName;
      /** Key of the signature then; absent where it is not known. */
      readonly signature?: string;
    };

/** Why a verdict is what it is: the rule that decided, and what it rests on. */
export interface VerdictBasis {
  /** Place of the rule in the order of the rules, from 1. */
  readonly number: number;
  /** What the rule asks, as a sentence. */
  readonly condition: string;
  /** Ids of the evidence that it rests on. */
  readonly evidence: readonly string[];
  /** What is missing for a proof, a clause each; none where the verdict is proven or the rule can prove nothing. */
  readonly missingProof: readonly string[];
}

/** The decision on one failure and what it rests on. */
export interface Verdict {
  readonly failure: Failure;
  /** Empty where undetermined. */
  readonly blame: Blame | null;
  /** Empty where undetermined or blamed on the environment. */
  readonly classification: Classification | null;
  readonly confidence: Confidence;
  /** Name of the rule that decided. */
  readonly rule: string;
  /** Who gave blame and class; absent where the rule did. */
  readonly decidedBy?: Decider;
  /** What an analyst made of it; absent where none was asked. */
  readonly opinion?: AnalystOpinion;
  /** Absent in reports of versions that did not record it. */
  readonly basis?: VerdictBasis;
  /** What went wrong, in one sentence; the same for failures with one cause. */
  readonly oneLine: string;
  readonly reasoning: string;
  /** Someone other than the model should change something. */
  readonly actionable: boolean;
  readonly evidence: readonly Evidence[];
  readonly certificate?: Certificate;
  /** What was tried, one line each, where nothing repaired the candidate. */
  readonly tried?: readonly string[];
  readonly modelSnippet?: Snippet;
  readonly expectedSnippet?: Snippet;
  readonly repeat: Repeat;
}
