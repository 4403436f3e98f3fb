import { createTwoFilesPatch } from "diff";
import type { ProjectFiles } from "../../domain/project-files.ts";

/** Changes between two trees as one unified diff with three lines of context, files in order of their paths. */
export function unifiedDiff(before: ProjectFiles, after: ProjectFiles): string {
  return changedPaths(before, after)
    .map((path) => {
      const from = before[path] === undefined ? "/dev/null" : `a/${path}`;
      const to = after[path] === undefined ? "/dev/null" : `b/${path}`;
      const patch = createTwoFilesPatch(from, to, before[path] ?? "", after[path] ?? "", "", "", {
        context: 3,
      });
      return patch.replace(/^=+\n/, "").replace(/^(---|\+\+\+) (.*)\t$/gm, "$1 $2");
    })
    .join("");
}

/** Paths whose text differs, sorted. */
export function changedPaths(before: ProjectFiles, after: ProjectFiles): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...paths].filter((path) => before[path] !== after[path]).sort();
}
