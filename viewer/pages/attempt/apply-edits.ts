import type { TextEdit } from "../../../src/domain/certificate.ts";

/** The text of a file with a certificate's edits of it made. */
export function applyEdits(text: string, file: string, edits: readonly TextEdit[]): string {
  return edits
    .filter((edit) => edit.file === file)
    .toSorted((a, b) => b.start - a.start)
    .reduce((changed, { start, end, newText }) => {
      return changed.slice(0, start) + newText + changed.slice(end);
    }, text);
}
