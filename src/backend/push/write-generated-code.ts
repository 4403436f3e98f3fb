import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { UsageError } from "../../lib/harness-error.ts";
import { readTree } from "../../lib/read-tree.ts";
import { functionsFolder } from "./functions-folder.ts";
import { generateCode } from "./generate-code.ts";

/**
 * Writes `_generated` of a project on disk, where it differs. Returns the project's own files below `convex/`, by path
 * relative to the project. Fails with `UsageError` where the folder holds no project.
 */
export async function writeGeneratedCode(
  project: string,
): Promise<Readonly<Record<string, string>>> {
  const folder = join(project, functionsFolder);
  if (!(await isFolder(project))) {
    throw new UsageError(
      `There is no folder ${project}: give that of a project with ${functionsFolder}/.`,
    );
  }
  if (!(await isFolder(folder))) {
    throw new UsageError(
      `${project} holds no ${functionsFolder}/: give the folder of a project, the one with its package.json.`,
    );
  }
  const read = await readTree(folder, { wants: (path) => !/(?:^|\/)_generated\//.test(path) });
  const files = Object.fromEntries(
    Object.entries(read).map(([path, text]) => [`${functionsFolder}/${path}`, text]),
  );
  for (const [path, text] of Object.entries(generateCode(files))) {
    await writeChanged(join(project, path), text);
  }
  return files;
}

async function isFolder(path: string): Promise<boolean> {
  return await stat(path).then(
    (stats) => stats.isDirectory(),
    () => false,
  );
}

async function writeChanged(path: string, text: string): Promise<void> {
  const before = await readFile(path, "utf8").catch(() => undefined);
  if (before === text) return;
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}
