import type { ProjectFiles } from "../../domain/project-files.ts";
import { withParts } from "./edit-proposal.ts";
import type { EditProposal } from "./edit-proposal.ts";
import { proposeEdits } from "./propose/propose-edits.ts";
import { patchedTree } from "./repair-trials.ts";
import type { RepairPatch } from "./repair-search.ts";

/**
 * The reference with what the candidate does otherwise at the places of a patch, and nothing else of it; `undefined`
 * where a place has no counterpart.
 */
export function transplantDeviation(
  candidate: ProjectFiles,
  reference: ProjectFiles,
  patch: Pick<RepairPatch, "sites">,
): ProjectFiles | undefined {
  // The same comparison the other way round: edits that bring the reference nearer to the candidate.
  const { roots } = proposeEdits(reference, candidate);
  const backwards = roots.flatMap(withParts).filter(({ granularity }) => granularity !== "file");
  const chosen = patch.sites.map((site) => smallestOver(backwards, site));
  const found = chosen.filter((proposal) => proposal !== undefined);
  if (found.length < chosen.length || found.length === 0) return undefined;
  return patchedTree(reference, found)?.files;
}

/** The smallest of the edits that speak of the same code on both sides. */
function smallestOver(
  proposals: readonly EditProposal[],
  { candidate, reference }: RepairPatch["sites"][number],
): EditProposal | undefined {
  const matching = proposals.filter(
    ({ candidateSpan, referenceSpan }) =>
      (reference === undefined || overlaps(candidateSpan, reference)) &&
      (referenceSpan === undefined || overlaps(referenceSpan, candidate)) &&
      (reference !== undefined || referenceSpan !== undefined),
  );
  return matching.toSorted((left, right) => left.tokens - right.tokens)[0];
}

interface Range {
  readonly file: string;
  readonly start: number;
  readonly end: number;
}

function overlaps(left: Range, right: Range): boolean {
  return left.file === right.file && left.start <= right.end && right.start <= left.end;
}
