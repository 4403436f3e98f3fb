import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { modulePath } from "../../lib/module-path.ts";
import { dependencySet } from "./dependency-sets.ts";
import { linkFolder } from "./workspace.ts";

/** Paths of what a grader's process loads of ours. */
export interface GraderModules {
  /** What `faultline/grader` stands for. */
  readonly grader: string;
  /** What runs before a grader is loaded. */
  readonly setup: string;
}

/** Bundles each into one file, which a grader's process loads several times faster than its modules one by one. */
export async function bundleGraderModules(root: string): Promise<GraderModules> {
  const directory = join(root, "grader-module");
  await mkdir(directory, { recursive: true });
  // Stays outside the bundle: Vitest because it must be the one that runs, the compiler because few graders use it.
  const external = ["vitest", "typescript"];
  await linkFolder(await dependencySet(root, external), join(directory, "node_modules"));
  await build({
    entryPoints: {
      grader: modulePath(import.meta.url, "../../public/grader"),
      setup: modulePath(import.meta.url, "./grader-main"),
    },
    outdir: directory,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    format: "esm",
    platform: "node",
    external,
    minify: true,
    logLevel: "silent",
  });
  return { grader: join(directory, "grader.mjs"), setup: join(directory, "setup.mjs") };
}
