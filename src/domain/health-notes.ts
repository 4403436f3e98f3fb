/** Something that a task fixes, so that changing it is no equivalent of the reference. */
export type FixedPart = "indexes" | "returns" | "structure";

/** What an eval's author says about its health: `evals/<path>/health.json`. */
export interface HealthNotes {
  /** What the task fixes, with the words of the task that say so. */
  readonly fixed: readonly { readonly part: FixedPart; readonly task: string }[];
  /** Generated mutants that mean the same as the reference, and why. */
  readonly equivalentMutants: readonly EquivalentMutant[];
}

/** Names a generated mutant: its operator, its file and what is changed there. */
export interface MutantName {
  readonly operator: string;
  readonly file: string;
  readonly change: string;
  /** From 1: which of several equal changes in the file. */
  readonly occurrence: number;
  /** The variant that it was made from; absent where that is the reference. */
  readonly variant?: string;
}

export interface EquivalentMutant extends MutantName {
  readonly reason: string;
}
