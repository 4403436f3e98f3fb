import { chmod, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";

const bundlerBytes = 1024 * 1024 * 1024;

/**
 * Environment under which a worker's bundler has bounded memory: constants that double each other fill any machine. Empty
 * where the operating system has no `prlimit`.
 */
export async function confineBundler(directory: string): Promise<Readonly<Record<string, string>>> {
  const program = process.platform === "linux" ? bundlerProgram() : undefined;
  if (program === undefined) return {};
  const file = join(directory, "bundler");
  await writeFile(file, `#!/bin/sh\nexec prlimit --data=${bundlerBytes} '${program}' "$@"\n`);
  await chmod(file, 0o755);
  return { ESBUILD_BINARY_PATH: file };
}

function bundlerProgram(): string | undefined {
  try {
    const fromBundler = createRequire(createRequire(import.meta.url).resolve("esbuild"));
    return fromBundler.resolve(`@esbuild/${process.platform}-${process.arch}/bin/esbuild`);
  } catch {
    return undefined;
  }
}
