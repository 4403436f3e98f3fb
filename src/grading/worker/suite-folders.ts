import { rm } from "node:fs/promises";
import { join } from "node:path";
import type { SuiteSnapshot } from "../grade-job.ts";
import { dependencySet } from "./dependency-sets.ts";
import { linkFolder, writeTree } from "./workspace.ts";

/** Copies of suites on disk, where graders and linters read them. */
export interface SuiteFolders {
  /** Folder of the suite's files, written once per snapshot. */
  layOut(suite: SuiteSnapshot): Promise<string>;
  remove(key: string): Promise<void>;
}

// What graders and lint configs may import besides the packages of the suite.
const harnessPackages = ["vitest", "eslint", "typescript-eslint", "@eslint/js", "typescript"];

export function createSuiteFolders(root: string): SuiteFolders {
  const written = new Set<string>();
  const folder = (key: string): string => join(root, "suites", key);
  return {
    async layOut(suite) {
      const directory = folder(suite.key);
      if (written.has(suite.key)) return directory;
      await writeTree(directory, suite.files);
      const packages = [...Object.keys(suite.manifest.dependencies), ...harnessPackages];
      await linkFolder(await dependencySet(root, packages), join(directory, "node_modules"));
      written.add(suite.key);
      return directory;
    },
    async remove(key) {
      written.delete(key);
      await rm(folder(key), { recursive: true, force: true });
    },
  };
}
