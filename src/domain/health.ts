import type { EvalPath } from "./eval.ts";
import type { MutantName } from "./health-notes.ts";

/** How often something happened, of how many cases. */
export interface Tally {
  readonly count: number;
  readonly of: number;
}

export function addTallies(a: Tally, b: Tally): Tally {
  return { count: a.count + b.count, of: a.of + b.of };
}

/** What is known of an eval's grades: whether they can be trusted, and how well that was tested. */
export interface EvalHealth {
  readonly evalPath: EvalPath;
  /** Hash of the eval that was measured. A changed eval has no known health. */
  readonly evalHash: string;
  /** Right candidates that failed: the reference, variants, generated equivalents. */
  readonly falseRejects: Tally;
  /** Wrong candidates that passed or failed elsewhere than stated: null candidates and catalogued faults. */
  readonly falseAccepts: Tally;
  /** Assertions of the grader that rest on no sentence of the task. */
  readonly assertionsWithoutSentence: Tally;
  /** Null where it was not measured. */
  readonly mutants: MutantHealth | null;
  /** The generated part of `falseRejects`; null where it was not measured. */
  readonly equivalents: EquivalentHealth | null;
  /** Fresh runs of the reference that came out unlike the first; null where it was not measured. */
  readonly flips: Tally | null;
  /** Why its grades are not to be trusted, a sentence each; none for a healthy eval. */
  readonly issues: readonly string[];
}

export interface MutantHealth {
  /** Those that a test told from the reference, of all that are not marked as equivalent. */
  readonly killed: Tally;
  /** Those marked as equivalent to the reference. */
  readonly equivalent: number;
  readonly survivors: readonly MutantName[];
  readonly operators: OperatorCounts;
}

export interface EquivalentHealth {
  readonly rejected: Tally;
  readonly operators: OperatorCounts;
}

/** How many of the generated candidates that ran each operator made, by its name. */
export type OperatorCounts = Readonly<Record<string, number>>;
