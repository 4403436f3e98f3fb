import type { TextEdit } from "../../domain/certificate.ts";

/**
 * Joins the edits of several proposals: equal ones once, overlapping deletions as one, insertions in the order given.
 * Undefined where two of them contradict each other.
 */
export function mergeEdits(edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const merged: TextEdit[] = [];
  for (const edit of distinct(edits).toSorted(byPosition)) {
    const previous = merged.at(-1);
    if (previous === undefined || previous.file !== edit.file || previous.end <= edit.start) {
      merged.push(edit);
    } else if (isDeletion(previous) && isDeletion(edit)) {
      merged[merged.length - 1] = { ...previous, end: Math.max(previous.end, edit.end) };
    } else {
      return undefined;
    }
  }
  return merged;
}

function distinct(edits: readonly TextEdit[]): readonly TextEdit[] {
  return [
    ...new Map(
      edits.map((edit) => [JSON.stringify([edit.file, edit.start, edit.end, edit.newText]), edit]),
    ).values(),
  ];
}

function byPosition(a: TextEdit, b: TextEdit): number {
  return a.file.localeCompare(b.file) || a.start - b.start || a.end - b.end;
}

function isDeletion(edit: TextEdit): boolean {
  return edit.newText === "" && edit.end > edit.start;
}
