import { mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { UsageError } from "../lib/harness-error.ts";
import { readTree } from "../lib/read-tree.ts";

/**
 * Writes a configuration and a suite with a first eval into a folder, which it makes where it is missing, and returns the
 * paths. Fails with `UsageError` where one of the files is there already; then nothing was written.
 */
export async function writeNewSuite(folder: string): Promise<readonly string[]> {
  const files = await readTree(templateFolder());
  const paths = Object.keys(files).sort();
  for (const path of paths) {
    if (await exists(join(folder, path))) {
      throw new UsageError(
        `${join(folder, path)} is there already and is not overwritten: name another folder, as in: init <folder>`,
      );
    }
  }
  for (const path of paths) {
    const file = join(folder, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, files[path] ?? "", { flag: "wx" });
  }
  return paths;
}

/** `src/` and the built `dist/` both stand beside `examples/`. */
function templateFolder(): string {
  return fileURLToPath(new URL("../../examples/new-suite", import.meta.url));
}

async function exists(path: string): Promise<boolean> {
  return await stat(path).then(
    () => true,
    () => false,
  );
}
