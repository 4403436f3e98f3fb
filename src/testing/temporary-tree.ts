import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";

/** A folder of its own for a test; it is removed when the test disposes of it. */
export interface TemporaryTree extends AsyncDisposable {
  readonly directory: string;
}

/** Writes files (path relative to the folder, with `/`, to text or bytes) into a new temporary folder. */
export async function temporaryTree(
  files: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<TemporaryTree> {
  const directory = await mkdtemp(join(tmpdir(), "faultline-test-"));
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), content);
  }
  return {
    directory,
    [Symbol.asyncDispose]: () => rm(directory, { recursive: true, force: true }),
  };
}
