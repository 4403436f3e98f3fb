import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { modulePath } from "../../lib/module-path.ts";
import { installedPackage } from "./dependency-sets.ts";
import { sharedFolder } from "./shared-folder.ts";
import { linkFolder } from "./workspace.ts";

/** Files that the processes of graders load; every one of them is the same for a toolchain. */
export interface GraderModules {
  /** What `faultline/grader` stands for. */
  readonly grader: string;
  /** What runs before a grader is loaded. */
  readonly setup: string;
  /** Loads the former, and what graders need of the platform, before a grader is known. */
  readonly preload: string;
}

// Stays outside the bundle: Vitest because it must be the one that runs, the compiler because few graders use it.
const external = ["vitest", "typescript"];

/**
 * Bundles each into one file, which a grader's process loads several times faster than its modules one by one. Made once
 * for all workers that share the folder.
 */
export async function bundleGraderModules(cacheDirectory: string): Promise<GraderModules> {
  const folder = await sharedFolder(join(cacheDirectory, "grader-modules"), async (draft) => {
    for (const name of external) {
      await linkFolder(installedPackage(name) ?? "", join(draft, "node_modules", name));
    }
    await build({
      entryPoints: {
        grader: modulePath(import.meta.url, "../../public/grader"),
        setup: modulePath(import.meta.url, "./grader-main"),
      },
      outdir: draft,
      outExtension: { ".js": ".mjs" },
      bundle: true,
      format: "esm",
      platform: "node",
      external,
      minify: true,
      logLevel: "silent",
    });
    await writeFile(join(draft, "preload.mjs"), preload);
  });
  return {
    grader: join(folder, "grader.mjs"),
    setup: join(folder, "setup.mjs"),
    preload: join(folder, "preload.mjs"),
  };
}

// Node loads its HTTP client when it is first touched.
const preload = `import "./grader.mjs";\nvoid globalThis.Headers;\n`;
