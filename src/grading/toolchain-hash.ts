import { readFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { findPackageJSON } from "node:module";
import type { ProjectFiles } from "../domain/project-files.ts";
import { contentHash, treeHash } from "../lib/content-hash.ts";
import { readTree } from "../lib/read-tree.ts";

const gradingPackages = [
  "convex",
  "typescript",
  "eslint",
  "typescript-eslint",
  "vitest",
  "esbuild",
  "react",
  "react-dom",
  "happy-dom",
  "zod",
];
const gradingFolders = ["backend", "domain", "grader", "grading", "lib", "public", "sandbox"];

/** Hash of what grades besides the suite: our own grading code, the packages it uses, Node and the sandbox. */
export async function toolchainHash(sandboxName: string): Promise<string> {
  const source = dirname(dirname(fileURLToPath(import.meta.url)));
  const code = await Promise.all(
    gradingFolders.map(async (folder) =>
      treeHash(withoutTests(await readTree(join(source, folder)))),
    ),
  );
  const versions = await Promise.all(gradingPackages.map(installedManifest));
  return contentHash(
    [process.version, process.platform, sandboxName, ...code, ...versions].join("\n"),
  );
}

/** What tests or measures the code that grades decides no grade. */
function withoutTests(files: ProjectFiles): ProjectFiles {
  const code = Object.entries(files).filter(
    ([path]) => !/\.(test|contract|fixture)\.[jt]s$/.test(path),
  );
  return Object.fromEntries(code);
}

async function installedManifest(name: string): Promise<string> {
  const file = findPackageJSON(name, import.meta.url);
  return file === undefined ? `${name} is missing` : readFile(file, "utf8");
}
