import type { TextEdit } from "../../domain/certificate.ts";
import type { ProjectFiles } from "../../domain/project-files.ts";
import type { AnalystEdit } from "./analyst-answer.ts";

export type LocatedEdits =
  | { readonly edits: readonly TextEdit[] }
  /** Why they cannot be made, a sentence. */
  | { readonly problem: string };

/**
 * Where edits change a project. A file may be created only where `others`, the tree that it is compared with, has it:
 * an analyst's paths are not to be trusted.
 */
export function locateEdits(
  wanted: readonly AnalystEdit[],
  files: ProjectFiles,
  others: ProjectFiles,
): LocatedEdits {
  const edits: TextEdit[] = [];
  for (const { file, find, replace: newText } of wanted) {
    const text = Object.hasOwn(files, file) ? files[file] : undefined;
    const isCreation = text === undefined && find === "" && Object.hasOwn(others, file);
    if (text === undefined && !isCreation) return { problem: `There is no file ${file} to edit.` };
    const start = (text ?? "").indexOf(find);
    if (!isCreation && (find === "" || start === -1 || text?.includes(find, start + 1) === true)) {
      return { problem: `${file} does not hold ${JSON.stringify(find)} exactly once.` };
    }
    edits.push({ file, start, end: start + find.length, newText });
  }
  return overlaps(edits) ? { problem: "The edits overlap." } : { edits };
}

function overlaps(edits: readonly TextEdit[]): boolean {
  return edits.some((left, index) =>
    edits.some(
      (right, other) =>
        other !== index &&
        left.file === right.file &&
        (left.start === right.start || (left.start < right.start && right.start < left.end)),
    ),
  );
}
