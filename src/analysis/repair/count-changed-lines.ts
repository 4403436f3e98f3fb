import { diffLines } from "diff";
import type { ProjectFiles } from "../../domain/project-files.ts";
import { changedPaths } from "./unified-diff.ts";

/** Lines added plus lines removed between two trees. */
export function countChangedLines(before: ProjectFiles, after: ProjectFiles): number {
  return changedPaths(before, after)
    .flatMap((path) => diffLines(before[path] ?? "", after[path] ?? ""))
    .filter((change) => change.added || change.removed)
    .reduce((lines, change) => lines + (change.count ?? 0), 0);
}
