import { granularities, type Granularity } from "../../domain/certificate.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { type Clues, isNamed } from "./clues.ts";
import { countChangedLines } from "./count-changed-lines.ts";
import type { EditProposal } from "./edit-proposal.ts";
import type { RepairPatch } from "./repair-search.ts";
import { patchedTree } from "./repair-trials.ts";

/** A minimal set of proposals with which the candidate passes. */
export interface FoundRepair {
  readonly proposals: readonly EditProposal[];
  readonly origin: RepairPatch["origin"];
  readonly minimal: boolean;
}

/**
 * The repairs as patches, best first: a deletion that no diagnostic names comes last (it may pass by coincidence), then
 * the finer, the smaller and the earlier found first.
 */
export function rankPatches(
  candidate: ProjectFiles,
  found: readonly FoundRepair[],
  clues: Clues,
): readonly RepairPatch[] {
  const patches = found.flatMap((repair) => toPatch(candidate, repair, clues));
  const distinct = [
    ...new Map(patches.toReversed().map((patch) => [JSON.stringify(patch.edits), patch])).values(),
  ];
  return distinct
    .toReversed()
    .toSorted(
      (a, b) =>
        Number(isDoubtful(a)) - Number(isDoubtful(b)) ||
        Number(b.namedByDiagnostic) - Number(a.namedByDiagnostic) ||
        granularities.indexOf(a.granularity) - granularities.indexOf(b.granularity) ||
        a.changedLines - b.changedLines,
    );
}

/** A deletion that no diagnostic names may pass by coincidence. */
export function isDoubtful({
  pureDeletion,
  namedByDiagnostic,
}: Pick<RepairPatch, "pureDeletion" | "namedByDiagnostic">): boolean {
  return pureDeletion && !namedByDiagnostic;
}

function toPatch(
  candidate: ProjectFiles,
  { proposals, origin, minimal }: FoundRepair,
  clues: Clues,
): readonly RepairPatch[] {
  const patched = patchedTree(candidate, proposals);
  if (patched === undefined) return [];
  return [
    {
      ...patched,
      granularity: coarsest(proposals),
      vocabulary: [...new Set(proposals.map(({ kind }) => kind))].sort(),
      changedLines: countChangedLines(candidate, patched.files),
      pureDeletion: proposals.every(({ pureDeletion }) => pureDeletion),
      origin,
      minimal,
      namedByDiagnostic: proposals.some((proposal) => isNamed(proposal, clues)),
      sites: proposals.map(({ candidateSpan, referenceSpan }) => ({
        candidate: candidateSpan,
        ...(referenceSpan === undefined ? {} : { reference: referenceSpan }),
      })),
    },
  ];
}

function coarsest(proposals: readonly EditProposal[]): Granularity {
  const index = Math.max(...proposals.map(({ granularity }) => granularities.indexOf(granularity)));
  return granularities[index] ?? "file";
}
