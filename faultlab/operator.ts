import type { Eval } from "../src/domain/eval.ts";
import type { ProjectFiles } from "../src/domain/project-files.ts";
import type { StepName } from "../src/domain/step.ts";
import type { Blame, Classification } from "../src/domain/verdict.ts";

/**
 * What an operator injects: M a fault of the model, S a check that is too strict, A an ambiguity of the task, G a wrong
 * guideline, I a failing environment, K a fault beside a gap note, C two causes at once, E a change that preserves
 * behaviour, H an attempt to tamper with the grade.
 */
export const letters = ["M", "S", "A", "G", "I", "K", "C", "E", "H"] as const;
export type Letter = (typeof letters)[number];

/** A project that passes its eval, into which faults are injected, or beside which the suite is spoilt. */
export interface Base {
  readonly eval: Eval;
  /** Files of the suite that belong to no eval (guidelines, lint configs), by path relative to the suite's root. */
  readonly suiteFiles: ProjectFiles;
  /** `reply`: written independently of the reference, from the task alone. */
  readonly origin: "variant" | "reply" | "reference";
  readonly name: string;
  readonly files: ProjectFiles;
}

/** Why a case fails, as the analysis should say it. */
export interface Cause {
  readonly blame: Blame;
  readonly classification: Classification | null;
  /** The step that it fails; absent where the operator leaves that to the grader. */
  readonly step?: StepName;
}

/** One thing that an operator does to a base. */
export interface Injection {
  /** A few words that name the change and its place: `desc → asc`. */
  readonly description: string;
  /** The candidate after it, whole. */
  readonly candidate: ProjectFiles;
  /** Files of the suite that it replaces, by path relative to the suite's root. */
  readonly suite?: ProjectFiles;
  /** None for a change after which the candidate must still pass. */
  readonly causes: readonly Cause[];
  /** Words of the original task that the suite lacks; a failing assertion must rest on them alone. */
  readonly removedSentence?: string;
  /** Each of several causes without the others: it must fail as well. */
  readonly partsAlone?: readonly Pick<Injection, "candidate" | "suite">[];
  /** Which part of the tests the grader does not show; a third by default. */
  readonly heldOutShare?: number;
}

/** What a file below `operators/` or `held-out/` exports as `operator`. Its name is that of the file. */
export interface Operator {
  readonly letter: Letter;
  /** One sentence for the table of operators. */
  readonly description: string;
  /** The same bases give the same injections in the same order. */
  injections(base: Base): readonly Injection[];
}

export const causes = {
  model: { blame: "model", classification: "MODEL_FAULT" },
  knownGap: { blame: "model", classification: "KNOWN_GAP" },
  check: { blame: "check", classification: "OVERLY_STRICT" },
  task: { blame: "task", classification: "AMBIGUOUS_TASK", step: "tests" },
  guidelines: { blame: "guidelines", classification: "AMBIGUOUS_TASK" },
  environment: { blame: "environment", classification: null },
} as const satisfies Record<string, Cause>;
