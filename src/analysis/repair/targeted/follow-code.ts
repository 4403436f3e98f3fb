import { type Clues, isNamed, suspicion } from "../clues.ts";
import type { EditKind, EditProposal } from "../edit-proposal.ts";
import type { TargetedRule } from "./targeted-rule.ts";

/** Kinds of edit that a diagnostic's code calls for. */
const remedies: readonly { readonly codes: RegExp; readonly kinds: readonly EditKind[] }[] = [
  { codes: /^TS(7022|7023|7024)$/, kinds: ["annotate"] },
  { codes: /^TS(2322|2345|2719|2769)$/, kinds: ["add-const-assertion", "insert-await"] },
  { codes: /^TS(2554|2555)$/, kinds: ["insert-argument", "delete-argument"] },
  { codes: /no-floating-promises/, kinds: ["insert-await"] },
  { codes: /await-thenable/, kinds: ["delete-await"] },
];

/** The edits of the kind that the failure's code calls for: the most suspected alone, then all. */
export const followCode: TargetedRule = ({ clues, proposals }) => {
  const codes = clues.diagnostics.map(({ code }) => code);
  return remedies
    .filter((remedy) => codes.some((code) => remedy.codes.test(code)))
    .flatMap(({ kinds }) =>
      oneThenAll(
        proposals.filter(({ kind }) => kinds.includes(kind)),
        clues,
      ),
    );
};

/** A function, or a file, that is not where the failure looks for it. */
export const supplyMissing: TargetedRule = ({ clues, proposals }) => {
  const functions = proposals.filter(
    (proposal) => proposal.kind === "insert-declaration" && isNamed(proposal, clues),
  );
  const moves = proposals.filter(({ kind }) => kind === "move-file");
  return [...moves, ...functions].map((proposal) => [proposal]);
};

function oneThenAll(
  found: readonly EditProposal[],
  clues: Clues,
): readonly (readonly EditProposal[])[] {
  const [first, ...rest] = found.toSorted((a, b) => suspicion(b, clues) - suspicion(a, clues));
  if (first === undefined) return [];
  return rest.length === 0 ? [[first]] : [[first], [first, ...rest]];
}
