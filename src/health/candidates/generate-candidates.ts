import ts from "typescript";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { contentHash } from "../../lib/content-hash.ts";
import type { SourceChange, SourceOperator } from "./source-operator.ts";
import { applyEdits } from "./text-edit.ts";

/** A project that an operator made from another one by a change at one place. */
export interface GeneratedCandidate {
  /** The variant that it was made from; absent where that is the reference. */
  readonly variant?: string;
  readonly operator: string;
  readonly file: string;
  readonly description: string;
  /** From 1: which of several changes with the same operator, file and description. */
  readonly occurrence: number;
  /** Line of the change, from 1. */
  readonly line: number;
  readonly files: ProjectFiles;
}

const sourceFile = /^(?:convex|src)\/.*\.tsx?$/;

/**
 * Every candidate that the operators make of a project, the operators in turn, so that a beginning of the list is a
 * fair sample. The order depends on nothing but the project.
 */
export function generateCandidates(
  files: ProjectFiles,
  operators: readonly SourceOperator[],
): readonly GeneratedCandidate[] {
  const sources = Object.entries(files)
    .filter(([path]) => sourceFile.test(path) && !path.endsWith(".d.ts"))
    .map(([path, text]) => ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  const seen = new Set<string>();
  const groups = operators.map((operator) => {
    const made = sources.flatMap((source) =>
      numbered(operator.changes(source)).map((change) =>
        candidateFrom(files, source, { name: operator.name, ...change }),
      ),
    );
    return made.filter(({ files: tree, file }) => isNew(seen, tree[file])).sort(byHash);
  });
  return inTurn(groups);
}

interface NumberedChange extends SourceChange {
  readonly occurrence: number;
}

function numbered(changes: readonly SourceChange[]): readonly NumberedChange[] {
  const counts = new Map<string, number>();
  return changes.map((change) => {
    const occurrence = (counts.get(change.description) ?? 0) + 1;
    counts.set(change.description, occurrence);
    return { ...change, occurrence };
  });
}

function candidateFrom(
  files: ProjectFiles,
  source: ts.SourceFile,
  { name, description, occurrence, edits }: NumberedChange & { readonly name: string },
): GeneratedCandidate {
  const start = Math.min(...edits.map((edit) => edit.start));
  return {
    operator: name,
    file: source.fileName,
    description,
    occurrence,
    line: source.getLineAndCharacterOfPosition(start).line + 1,
    files: { ...files, [source.fileName]: applyEdits(source.text, edits) },
  };
}

function isNew(seen: Set<string>, text: string | undefined): boolean {
  if (text === undefined || seen.has(text)) return false;
  seen.add(text);
  return true;
}

function byHash(a: GeneratedCandidate, b: GeneratedCandidate): number {
  return keyOf(a) < keyOf(b) ? -1 : 1;
}

function keyOf({ file, description, occurrence }: GeneratedCandidate): string {
  return contentHash(`${file} ${description} ${occurrence}`);
}

function inTurn<Item>(groups: readonly (readonly Item[])[]): readonly Item[] {
  const longest = Math.max(0, ...groups.map((group) => group.length));
  return Array.from({ length: longest }, (_, index) =>
    groups.flatMap((group) => group.slice(index, index + 1)),
  ).flat();
}
