import { diffArrays } from "diff";
import type { ProjectFiles } from "../../src/domain/project-files.ts";

/** Tokens of the first text that differ in the second, and how many stand in their place. Indexes count from 0. */
export interface TokenChange {
  readonly file: string;
  readonly start: number;
  readonly end: number;
  readonly added: number;
}

const token = /[A-Za-z_$][\w$]*|\d[\w.]*|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\S/g;

/** What changes between two trees, token by token; white space is no token. */
export function tokenChanges(before: ProjectFiles, after: ProjectFiles): readonly TokenChange[] {
  const files = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return files
    .filter((file) => before[file] !== after[file])
    .flatMap((file) => changesIn(file, before[file] ?? "", after[file] ?? ""));
}

function changesIn(file: string, before: string, after: string): readonly TokenChange[] {
  const changes: TokenChange[] = [];
  let position = 0;
  let open: TokenChange | undefined;
  for (const part of diffArrays(before.match(token) ?? [], after.match(token) ?? [])) {
    if (!part.added && !part.removed) {
      if (open !== undefined) changes.push(open);
      open = undefined;
      position += part.value.length;
      continue;
    }
    const known: TokenChange = open ?? { file, start: position, end: position, added: 0 };
    if (part.removed) position += part.value.length;
    open = { ...known, end: position, added: known.added + (part.added ? part.value.length : 0) };
  }
  return open === undefined ? changes : [...changes, open];
}

/** Tokens removed plus tokens added. */
export function sizeOf(changes: readonly TokenChange[]): number {
  return changes.reduce((sum, { start, end, added }) => sum + end - start + added, 0);
}

/** Does one of the changes stand within so many tokens of one of the others? */
export function areNear(
  changes: readonly TokenChange[],
  others: readonly TokenChange[],
  distance: number,
): boolean {
  return changes.some((change) =>
    others.some(
      (other) =>
        change.file === other.file &&
        change.start <= other.end + distance &&
        other.start <= change.end + distance,
    ),
  );
}
