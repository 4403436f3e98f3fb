import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { Suite, SuiteOverlay } from "../domain/suite.ts";
import { evalsFolder, referenceProject } from "./build-eval.ts";
import { filesBelow } from "./files-below.ts";

/** An eval as it was recorded, beside the one that a suite has. */
export type RecordedEval =
  /** The suite has this very eval, or nothing was recorded that could differ. */
  | { readonly status: "own" }
  /** Laid over the suite it is the recorded one. `brings`: its files whose code the suite does not have. */
  | { readonly status: "other"; readonly overlay: SuiteOverlay; readonly brings: readonly string[] }
  /** The suite has no such eval, and what was recorded makes none. `lacks`: what it would take. */
  | { readonly status: "incomplete"; readonly lacks: readonly string[] };

/** Compares the recorded files of an eval (relative to its folder; none where none were) with those of a suite. */
export function compareRecordedEval(
  suite: Suite,
  path: EvalPath,
  recorded: ProjectFiles,
): RecordedEval {
  const folder = `${evalsFolder}/${path}`;
  const own = filesBelow(suite.files, folder);
  const isKnown = suite.evals.has(path);
  const differing = differingFiles(own, recorded);
  if (isKnown && differing.length === 0) return { status: "own" };
  const laid = completed(recorded, own);
  const lacks = lacking(laid);
  if (!isKnown && lacks.length > 0) return { status: "incomplete", lacks };
  return {
    status: "other",
    overlay: Object.fromEntries(
      Object.entries(laid).map(([file, text]) => [`${folder}/${file}`, text]),
    ),
    brings: differing.filter((file) => file !== "TASK.txt" && file !== "GAPS.txt"),
  };
}

/** Files that are other ones there, or only there, or, of the reference and the notes, no longer there. Sorted. */
function differingFiles(own: ProjectFiles, recorded: ProjectFiles): readonly string[] {
  const changed = Object.entries(recorded)
    .filter(([file, text]) => !isGenerated(file) && !isSameText(own[file], text))
    .map(([file]) => file);
  return [...changed, ...removedFiles(own, recorded)].toSorted();
}

function removedFiles(own: ProjectFiles, recorded: ProjectFiles): readonly string[] {
  if (lacking(recorded).length > 0) return [];
  const isPart = (file: string) => file === "GAPS.txt" || file.startsWith("answer/");
  return Object.keys(own).filter(
    (file) => isPart(file) && !isGenerated(file) && !Object.hasOwn(recorded, file),
  );
}

/** A reference comes with all that makes an eval, from the suite where it was not recorded. */
function completed(recorded: ProjectFiles, own: ProjectFiles): ProjectFiles {
  if (lacking(recorded).length === 0 || lacking(recorded).includes("answer/")) return recorded;
  const rest = ["TASK.txt", "grader.test.ts", "GAPS.txt"].flatMap((file) => {
    const text = own[file];
    return text === undefined ? [] : [[file, text] as const];
  });
  return { ...Object.fromEntries(rest), ...recorded };
}

function lacking(files: ProjectFiles): readonly string[] {
  return [
    ...["TASK.txt", "grader.test.ts"].filter((file) => !Object.hasOwn(files, file)),
    ...(Object.keys(referenceProject(files)).length === 0 ? ["answer/"] : []),
  ];
}

function isGenerated(file: string): boolean {
  return file.split("/").includes("_generated");
}

/** Other line endings are no other text. */
function isSameText(own: string | undefined, recorded: string): boolean {
  return own !== undefined && withoutReturns(own) === withoutReturns(recorded);
}

function withoutReturns(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
