import { build } from "esbuild";
import { HarnessError } from "../../lib/harness-error.ts";
import { modulePath } from "../../lib/module-path.ts";

/** Node's flags that the executor needs. */
export const executorArguments: readonly string[] = [
  "--experimental-vm-modules",
  // MiB. What a call leaves is garbage when it ends: more room for it only makes the process 16 MiB larger.
  "--max-semi-space-size=1",
];

/** Bundles the executor into one self-contained module: Node strips no types below `node_modules`. */
export async function bundleExecutor(): Promise<string> {
  const result = await build({
    entryPoints: [modulePath(import.meta.url, "../executor/executor-main")],
    bundle: true,
    platform: "node",
    format: "esm",
    target: "node22",
    write: false,
    logLevel: "silent",
    tsconfigRaw: {},
  });
  const [file] = result.outputFiles;
  if (file === undefined) throw new HarnessError("stop-run", "The executor could not be bundled.");
  return file.text;
}
