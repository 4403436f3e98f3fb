import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { modulePath } from "../../lib/module-path.ts";
import { dependencySet } from "./dependency-sets.ts";
import { linkFolder } from "./workspace.ts";

/**
 * Bundles what `faultline/grader` stands for into one file, which a grader's process loads several times faster than
 * its modules one by one. Returns the file's path.
 */
export async function bundleGraderModule(root: string): Promise<string> {
  const directory = join(root, "grader-module");
  await mkdir(directory, { recursive: true });
  // Stays outside the bundle: Vitest because it must be the one that runs, the compiler because few graders use it.
  const external = ["vitest", "typescript"];
  await linkFolder(await dependencySet(root, external), join(directory, "node_modules"));
  const outfile = join(directory, "grader.mjs");
  await build({
    entryPoints: [modulePath(import.meta.url, "../../public/grader")],
    outfile,
    bundle: true,
    format: "esm",
    platform: "node",
    external,
    minify: true,
    logLevel: "silent",
  });
  return outfile;
}
