import type { EvalPath } from "../../src/domain/eval.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { StepName } from "../../src/domain/step.ts";
import type { Base, Cause, Letter } from "../operator.ts";

/** A failure of known truth, with everything that is needed to have it judged and to judge the judgement. */
export interface FaultCase {
  /** `<operator>/<number>`. */
  readonly id: string;
  readonly operator: string;
  readonly letter: Letter;
  readonly heldOut: boolean;
  readonly evalPath: EvalPath;
  readonly base: Pick<Base, "origin" | "name">;
  readonly description: string;
  readonly causes: readonly Cause[];
  /** The suite that the analysis is given. */
  readonly suite: ProjectFiles;
  readonly candidate: ProjectFiles;
  /** The candidate without the fault; the candidate itself where only the suite is at fault. */
  readonly good: ProjectFiles;
  /** Files of `suite` as they were before the operator and before tests were held out. */
  readonly originals: ProjectFiles;
  /** Projects beside the candidate on which a repaired check must agree with the original one. */
  readonly controls: {
    readonly good: readonly ProjectFiles[];
    readonly bad: readonly ProjectFiles[];
  };
  /** Where it was seen to fail; absent for a case that must pass. */
  readonly failedStep?: StepName;
  /** Hash of what it was made with: operator, generator, suite and replies. */
  readonly madeFrom: string;
}

/** A slot without a case, and why each of its proposals was none. */
export interface EmptySlot {
  readonly id: string;
  readonly operator: string;
  readonly reasons: readonly string[];
  readonly madeFrom: string;
}
