import {
  build,
  formatMessages,
  stop,
  type BuildFailure,
  type BuildOptions,
  type OutputFile,
} from "esbuild";

/** The bundler's process ended twice on the same code, which is nested too deeply or too large for it. */
export class BundlerGaveUp extends Error {
  override readonly name = "BundlerGaveUp";
}

/**
 * Bundles in memory. Code can end the bundler's process, with which everything else that it did is lost: it is started
 * anew and tries once more. Fails with `BuildFailure` where the code does not build, with `BundlerGaveUp` where it ends
 * the process again.
 */
export async function runBundler(options: BuildOptions): Promise<readonly OutputFile[]> {
  try {
    return await buildInMemory(options);
  } catch (error) {
    if (isBuildFailure(error)) throw error;
    await restartBundler();
  }
  try {
    return await buildInMemory(options);
  } catch (error) {
    if (isBuildFailure(error)) throw error;
    await restartBundler();
    throw new BundlerGaveUp("The bundler gave up on this code.", { cause: error });
  }
}

/** Tells what the bundler found in code from any other failure. */
export function isBuildFailure(error: unknown): error is BuildFailure {
  return error instanceof Error && "errors" in error && Array.isArray(error.errors);
}

async function buildInMemory(options: BuildOptions): Promise<readonly OutputFile[]> {
  const { outputFiles } = await build({ ...options, write: false, logLevel: "silent" });
  return outputFiles;
}

/** Only a process that has ended is replaced: another bundle may be under way in one that lives. */
async function restartBundler(): Promise<void> {
  const lives = await formatMessages([], { kind: "error" }).then(
    () => true,
    () => false,
  );
  if (!lives) await stop();
}
