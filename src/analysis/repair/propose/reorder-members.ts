import type { TextEdit } from "../../../domain/certificate.ts";
import type { EditProposal } from "../edit-proposal.ts";
import type { ObjectMember } from "../syntax/object-members.ts";
import type { Pair } from "../syntax/pair-items.ts";
import { buildProposal, spanOf } from "./build-proposal.ts";
import type { DiffContext } from "./diff-context.ts";

/**
 * Members in the order that they have in the reference, where a spread stands on the other side of one of them: what
 * comes later overrides what came before.
 */
export function reorderMembers(
  context: DiffContext,
  pairs: readonly Pair<ObjectMember>[],
  references: readonly ObjectMember[],
): readonly EditProposal[] {
  const direct = pairs.filter(({ candidate }) => candidate.direct);
  const given = direct
    .map(({ candidate }) => candidate.node)
    .toSorted((a, b) => a.getStart() - b.getStart());
  const wanted = direct
    .toSorted((a, b) => references.indexOf(a.reference) - references.indexOf(b.reference))
    .map(({ candidate }) => candidate.node);
  const spreads = direct
    .filter(({ candidate }) => candidate.key === "...")
    .map(({ candidate }) => candidate.node);
  const isMoved = spreads.some((spread) => {
    const before = new Set(given.slice(0, given.indexOf(spread)));
    return before.symmetricDifference(new Set(wanted.slice(0, wanted.indexOf(spread)))).size > 0;
  });
  const [first] = spreads;
  if (!isMoved || first === undefined) return [];
  const edits = given.flatMap((node, index): TextEdit[] => {
    const other = wanted[index];
    return other === undefined || other === node
      ? []
      : [{ ...spanOf(node), newText: other.getText() }];
  });
  const counterpart = references[0]?.node.parent;
  return buildProposal(context, {
    kind: "move-member",
    granularity: "member",
    edits,
    candidate: first.parent,
    ...(counterpart === undefined ? {} : { reference: counterpart }),
  });
}
