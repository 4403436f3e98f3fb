import { isNamed } from "../clues.ts";
import type { EditProposal } from "../edit-proposal.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/**
 * A member that the failure names: together with what else the same object lacks (several missing fields fail one by
 * one), then members that are to go or to change.
 */
export const completeMembers: TargetedRule = ({ clues, proposals }) => {
  const insertions = proposals.filter(({ kind }) => kind === "insert-member");
  const groups = Map.groupBy(
    insertions,
    ({ candidateSpan: { file, start } }) => `${file} ${start}`,
  );
  const lacking = [...groups.values()].filter((group) =>
    group.some((proposal) => isNamed(proposal, clues)),
  );
  const others = proposals.filter(
    ({ kind, pureDeletion }) =>
      kind === "replace-member" ||
      kind === "delete-member" ||
      (kind === "insert-link" && !pureDeletion),
  );
  return [
    ...lacking,
    ...others
      .filter((proposal) => isNamed(proposal, clues))
      .map((proposal): readonly EditProposal[] => [proposal]),
  ];
};
