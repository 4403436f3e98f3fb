import type { TextEdit } from "../../domain/certificate.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";

/**
 * Applies edits whose offsets refer to the unpatched texts. Insertions at one place keep their order; an edit of a path
 * that is absent creates the file; a file of which nothing remains is left out. Throws `RangeError` where edits overlap
 * or lie outside their file.
 */
export function applyEdits(files: ProjectFiles, edits: readonly TextEdit[]): ProjectFiles {
  const patched: Record<string, string> = { ...files };
  for (const [file, ofFile] of Map.groupBy(edits, (edit) => edit.file)) {
    const text = applyToText(files[file] ?? "", ofFile);
    if (text === "") delete patched[file];
    else patched[file] = text;
  }
  return patched;
}

function applyToText(text: string, edits: readonly TextEdit[]): string {
  let result = "";
  let position = 0;
  for (const edit of edits.toSorted((a, b) => a.start - b.start || a.end - b.end)) {
    if (edit.start < position || edit.end < edit.start || edit.end > text.length) {
      throw new RangeError(
        `Edit of ${edit.file} at ${edit.start} overlaps another or lies outside the file.`,
      );
    }
    result += text.slice(position, edit.start) + edit.newText;
    position = edit.end;
  }
  return result + text.slice(position);
}
