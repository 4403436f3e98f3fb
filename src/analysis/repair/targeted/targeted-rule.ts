import type { Clues } from "../clues.ts";
import type { EditProposal } from "../edit-proposal.ts";
import type { DiffContext } from "../propose/diff-context.ts";

export interface TargetedInput {
  readonly context: DiffContext;
  readonly clues: Clues;
  /** Every proposal of the comparison with the reference, coarse and fine. */
  readonly proposals: readonly EditProposal[];
}

/** Sets of edits that a diagnostic calls for, the most likely first; none where the rule is not in charge. */
export type TargetedRule = (input: TargetedInput) => readonly (readonly EditProposal[])[];
