import type { EvalPath } from "../domain/eval.ts";
import type { ProjectFiles } from "../domain/project-files.ts";
import type { SuiteOverlay } from "../domain/suite.ts";
import { evalsFolder, referenceProject } from "./build-eval.ts";
import { filesBelow } from "./files-below.ts";

/**
 * A suite's files with an overlay on them. Of an eval that the overlay holds whole nothing of another version stays
 * below: no file of its reference, no gap notes, and, where its reference is another one, no alternatives to it.
 */
export function layOver(files: ProjectFiles, overlay: SuiteOverlay): ProjectFiles {
  const whole = wholeEvals(overlay);
  if (whole.length === 0) return { ...files, ...overlay };
  const gone = new Set(whole.flatMap((path) => filesOfOtherVersion(path, files, overlay)));
  const kept = Object.entries(files).filter(([path]) => !gone.has(path));
  return { ...Object.fromEntries(kept), ...overlay };
}

/** Evals of which files hold everything that makes one: task, reference and grader. Sorted. */
export function wholeEvals(files: ProjectFiles): readonly EvalPath[] {
  return evalFolders(files).filter((path) => {
    const folder = `${evalsFolder}/${path}`;
    return (
      Object.hasOwn(files, `${folder}/TASK.txt`) &&
      Object.hasOwn(files, `${folder}/grader.test.ts`) &&
      Object.keys(referenceProject(filesBelow(files, folder))).length > 0
    );
  });
}

/** Folders of evals in which something lies, complete or not. Sorted. */
function evalFolders(files: ProjectFiles): readonly EvalPath[] {
  const paths = Object.keys(files).flatMap((file) => {
    const [top, category, name, rest] = file.split("/");
    return top === evalsFolder && rest !== undefined ? [`${category}/${name}`] : [];
  });
  return [...new Set(paths)].sort();
}

function filesOfOtherVersion(
  path: EvalPath,
  files: ProjectFiles,
  overlay: SuiteOverlay,
): readonly string[] {
  const folder = `${evalsFolder}/${path}`;
  const [own, laid] = [filesBelow(files, folder), filesBelow(overlay, folder)];
  const replaced = isSameReference(own, laid)
    ? /^(?:answer\/|GAPS\.txt$)/
    : /^(?:answer\/|GAPS\.txt$|health\.json$|faults\/|variants\/)/;
  return (
    Object.keys(own)
      .filter((file) => replaced.test(file) && !Object.hasOwn(laid, file))
      // What a deployment generates is no part of a version, and a grader may import it.
      .filter((file) => !file.split("/").includes("_generated"))
      .map((file) => `${folder}/${file}`)
  );
}

/** Edits that make an alternative of a reference need not fit another one. */
function isSameReference(own: ProjectFiles, laid: ProjectFiles): boolean {
  const [one, other] = [referenceProject(own), referenceProject(laid)];
  return (
    Object.keys(one).length === Object.keys(other).length &&
    Object.entries(one).every(([file, text]) => other[file] === text)
  );
}
