import { writeFile } from "node:fs/promises";
import { join } from "node:path";
import { build } from "esbuild";
import { modulePath } from "../../lib/module-path.ts";
import { installedPackage } from "./dependency-sets.ts";
import { sharedFolder } from "./shared-folder.ts";
import { linkFolder } from "./workspace.ts";

/** Files that the processes of graders load; every one of them is the same for a toolchain. */
export interface GraderModule {
  /** What `faultline/grader` stands for. */
  readonly file: string;
  /** Loads that, and what graders need of the platform, before a grader is known. */
  readonly preload: string;
}

// Stays outside the bundle: Vitest because it must be the one that runs, the compiler because few graders use it.
const external = ["vitest", "typescript"];

/**
 * Bundles what `faultline/grader` stands for into one file, which a grader's process loads several times faster than
 * its modules one by one. Made once for all workers that share the folder.
 */
export async function bundleGraderModule(cacheDirectory: string): Promise<GraderModule> {
  const folder = await sharedFolder(join(cacheDirectory, "grader-module"), async (draft) => {
    for (const name of external) {
      await linkFolder(installedPackage(name) ?? "", join(draft, "node_modules", name));
    }
    await build({
      entryPoints: [modulePath(import.meta.url, "../../public/grader")],
      outfile: join(draft, "grader.mjs"),
      bundle: true,
      format: "esm",
      platform: "node",
      external,
      minify: true,
      logLevel: "silent",
    });
    await writeFile(join(draft, "preload.mjs"), preload);
  });
  return { file: join(folder, "grader.mjs"), preload: join(folder, "preload.mjs") };
}

// Node loads its HTTP client when it is first touched.
const preload = `import "./grader.mjs";\nvoid globalThis.Headers;\n`;
