import type { ProjectFiles } from "../domain/project-files.ts";

/** The files of a tree that lie below a folder, by path relative to that folder. */
export function filesBelow(files: ProjectFiles, folder: string): ProjectFiles {
  const prefix = `${folder}/`;
  return Object.fromEntries(
    Object.entries(files).flatMap(([path, text]) =>
      path.startsWith(prefix) ? [[path.slice(prefix.length), text] as const] : [],
    ),
  );
}
