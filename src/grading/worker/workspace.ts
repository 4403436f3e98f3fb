import { mkdir, rm, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { ProjectFiles } from "../../domain/project-files.ts";

/** Folders of one worker, below its temporary folder. The project's path never changes, so that compilers can reuse work. */
export interface Workspace {
  readonly root: string;
  readonly project: string;
}

export function workspaceAt(root: string): Workspace {
  return { root, project: join(root, "project") };
}

/** Replaces the project on disk by `files`. */
export async function writeProject(workspace: Workspace, files: ProjectFiles): Promise<void> {
  await rm(workspace.project, { recursive: true, force: true });
  await mkdir(workspace.project, { recursive: true });
  await writeTree(workspace.project, files);
}

/** Writes a tree of files below `directory`, which may hold others. */
export async function writeTree(directory: string, files: ProjectFiles): Promise<void> {
  const folders = new Set(Object.keys(files).map((path) => dirname(join(directory, path))));
  for (const folder of folders) await mkdir(folder, { recursive: true });
  await Promise.all(
    Object.entries(files).map(([path, text]) => writeFile(join(directory, path), text)),
  );
}

/** Makes `link` point to the folder `target`; a junction on Windows, which needs no privilege. */
export async function linkFolder(target: string, link: string): Promise<void> {
  await rm(link, { recursive: true, force: true });
  await mkdir(dirname(link), { recursive: true });
  await symlink(target, link, "junction");
}
