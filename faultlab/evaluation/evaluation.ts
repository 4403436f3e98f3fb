import type { Granularity } from "../../src/domain/certificate.ts";
import type { StepName } from "../../src/domain/step.ts";
import type { Blame, Classification, Confidence } from "../../src/domain/verdict.ts";
import type { Cause, Letter } from "../operator.ts";
import type { FaultCase } from "../cases/fault-case.ts";

/** How well a certificate finds the injected place. */
export interface Localization {
  readonly side: "candidate" | "check";
  readonly granularity: Granularity;
  readonly confirmed: boolean;
  /** The certificate changes something at the injected place. */
  readonly atPlace: boolean;
  /** What it repairs agrees with the good version under the tests that were held out. */
  readonly agrees: boolean;
  /** Tokens that it removes and adds, and those that the true change does. */
  readonly size: number;
  readonly trueSize: number;
  readonly diff: string;
}

/** What the analysis says of one true cause. */
export interface JudgedCause {
  readonly truth: Cause;
  /** `passed` where the analysis never saw a failure. */
  readonly blame: Blame | "undetermined" | "passed";
  readonly classification: Classification | null;
  readonly confidence: Confidence | "none";
  readonly rule: string;
  readonly oneLine: string;
  readonly localization?: Localization;
}

/** Does the same come out again? */
export interface Stability {
  /** Absent where there is no certificate. */
  readonly replays?: { readonly same: number; readonly times: number };
  /** Whether the verdict was the same for the candidate in each disguise; empty where that was not tried. */
  readonly disguises: readonly { readonly name: string; readonly same: boolean }[];
}

/** The record of one case, as stored. */
export interface Evaluation {
  readonly id: string;
  readonly operator: string;
  readonly letter: Letter;
  readonly heldOut: boolean;
  readonly evalPath: string;
  readonly base: FaultCase["base"];
  readonly description: string;
  readonly outcome: "passed" | "failed" | "errored";
  readonly failedStep?: StepName;
  readonly error?: string;
  /** The stack of the error that ended the analysis, where one did. */
  readonly crash?: string;
  readonly causes: readonly JudgedCause[];
  /** Grades that the analysis made beyond those it knew, recommendations included. */
  readonly gradings: number;
  /** Those of them that a failure's own probes made. */
  readonly probeGradings: number;
  readonly seconds: number;
  /** Absent where it was not asked for. */
  readonly stability?: Stability;
  readonly evidence: readonly string[];
  readonly tried: readonly string[];
  readonly baselines: {
    /** Tokens of the whole difference to the reference. */
    readonly plainDiffSize: number;
    /** Does the first diagnostic name a line that the fault changed? */
    readonly firstLine: boolean;
  };
  /** Hash of `src/analysis`, of the case, and of what the case was made with. */
  readonly rules: string;
  readonly case: string;
  readonly madeFrom: string;
}
