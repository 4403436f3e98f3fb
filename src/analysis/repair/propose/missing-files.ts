import { posix } from "node:path";
import type { EditProposal } from "../edit-proposal.ts";
import { countTokens } from "../syntax/layout.ts";
import { topLevelDeclarations } from "../syntax/top-level.ts";
import type { DiffContext } from "./diff-context.ts";

/** A file that only the reference has: the candidate's file that exports the same under another name, or a new file. */
export function missingFiles(context: DiffContext, path: string): readonly EditProposal[] {
  const text = context.reference.files[path] ?? "";
  const base = { granularity: "file", pureDeletion: false, parts: [] } as const;
  const referenceSpan = { file: path, start: 0, end: text.length };
  const moved = misplacedFile(context, path);
  const created: EditProposal = {
    ...base,
    kind: "insert-file",
    edits: [{ file: path, start: 0, end: 0, newText: text }],
    tokens: countTokens(text),
    subjects: [path],
    candidateSpan: { file: moved?.from ?? path, start: 0, end: 0 },
    referenceSpan,
  };
  if (moved === undefined) return [created];
  const { from, original } = moved;
  const move: EditProposal = {
    ...base,
    kind: "move-file",
    edits: [
      { file: path, start: 0, end: 0, newText: original },
      { file: from, start: 0, end: original.length, newText: "" },
    ],
    // The code stays as it is; what changes is two paths.
    tokens: 2,
    subjects: [posix.basename(path, ".ts"), posix.basename(from, ".ts")],
    candidateSpan: { file: from, start: 0, end: original.length },
    referenceSpan,
  };
  return [move, created];
}

function misplacedFile(
  context: DiffContext,
  path: string,
): { readonly from: string; readonly original: string } | undefined {
  const wanted = exportsOf(context.reference.modules.get(path));
  for (const [from, module] of context.candidate.modules) {
    const isOdd =
      !context.reference.modules.has(from) && posix.dirname(from) === posix.dirname(path);
    const given = exportsOf(module);
    if (isOdd && wanted.size > 0 && wanted.intersection(given).size * 2 >= wanted.size) {
      return { from, original: module.text };
    }
  }
  return undefined;
}

function exportsOf(
  module: Parameters<typeof topLevelDeclarations>[0] | undefined,
): ReadonlySet<string> {
  if (module === undefined) return new Set();
  return new Set(
    topLevelDeclarations(module).flatMap(({ name, exported }) => (exported ? [name] : [])),
  );
}
