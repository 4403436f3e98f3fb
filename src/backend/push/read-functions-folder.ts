import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";

/** Texts of the files below the functions' folder of an app or component, by path relative to it. Links are left out. */
export async function readFunctionsFolder(root: string): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  await readFolder(root, "", files);
  return files;
}

async function readFolder(
  root: string,
  prefix: string,
  files: Record<string, string>,
): Promise<void> {
  const entries = await readdir(join(root, prefix), { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = prefix + entry.name;
    if (entry.isDirectory() && entry.name !== "node_modules") {
      await readFolder(root, `${path}/`, files);
    } else if (entry.isFile()) {
      files[path] = await readFile(join(root, path), "utf8");
    }
  }
}
