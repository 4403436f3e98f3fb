import type { Clues } from "./clues.ts";
import type { EditProposal } from "./edit-proposal.ts";
import { lineOf } from "./syntax/layout.ts";

/** Where a fault most likely lies that no patch repairs: where a diagnostic points, else the most suspected difference. */
export function suspectDeclaration(
  clues: Clues,
  ranked: readonly EditProposal[],
): { readonly file: string; readonly line: number } | undefined {
  const placed = clues.diagnostics.find(
    ({ place }) => place !== undefined && clues.candidate[place.file] !== undefined,
  );
  if (placed?.place !== undefined) return { file: placed.place.file, line: placed.place.line };
  const best = ranked.find(({ granularity }) => granularity !== "file") ?? ranked[0];
  if (best === undefined) return undefined;
  const { file, start } = best.candidateSpan;
  return { file, line: lineOf(clues.candidate[file] ?? "", start) };
}
