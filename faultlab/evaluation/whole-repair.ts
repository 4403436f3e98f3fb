import type { Certificate } from "../../src/domain/certificate.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import { applyEdits } from "../../src/analysis/repair/apply-edits.ts";
import { mergeEdits } from "../../src/analysis/repair/merge-edits.ts";
import { treeHash } from "../../src/lib/content-hash.ts";

/**
 * The candidate with everything that an analysis repairs in it: certificates that start from the candidate together,
 * those of later stages on top of what they start from. `undefined` where certificates change the same code.
 */
export function wholeRepair(
  candidate: ProjectFiles,
  certificates: readonly Certificate[],
): ProjectFiles | undefined {
  const own = certificates.filter(({ side }) => side === "candidate");
  const start = treeHash(candidate);
  const first = own.filter(({ inputs }) => inputs.before === start);
  const edits = mergeEdits(first.flatMap((certificate) => certificate.edits));
  if (edits === undefined || first.length === 0) return undefined;
  let files = applyEdits(candidate, edits);
  for (const later of own.filter((certificate) => !first.includes(certificate))) {
    if (later.inputs.before === treeHash(files)) files = applyEdits(files, later.edits);
  }
  return files;
}

/** The suite with every check relaxed that an analysis relaxes. `undefined` where they change the same code. */
export function wholeRelaxation(
  suite: ProjectFiles,
  certificates: readonly Certificate[],
): ProjectFiles | undefined {
  const edits = mergeEdits(
    certificates.filter(({ side }) => side === "check").flatMap((certificate) => certificate.edits),
  );
  return edits === undefined ? undefined : applyEdits(suite, edits);
}
