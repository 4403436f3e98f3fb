import { mkdir, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { defaultConvexTsconfig } from "../../src/backend/push/default-convex-tsconfig.ts";
import { generateCode } from "../../src/backend/push/generate-code.ts";
import type { ProjectFiles } from "../../src/domain/project-files.ts";
import type { Suite } from "../../src/domain/suite.ts";

export const repository = fileURLToPath(new URL("../..", import.meta.url));

const clientTsconfig = `{
  "compilerOptions": {
    "strict": true, "noEmit": true, "skipLibCheck": true, "jsx": "react-jsx", "target": "ESNext",
    "module": "ESNext", "moduleResolution": "Bundler", "lib": ["ES2023", "DOM", "DOM.Iterable"]
  },
  "include": ["src"]
}
`;

/**
 * Writes a project as a harness of separate tools does: with the suite's compiler settings and lint configs, its
 * packages declared at the suite's versions.
 */
export async function writeColdProject(
  directory: string,
  files: ProjectFiles,
  { manifest, lintConfigs, files: suiteFiles }: Suite,
): Promise<void> {
  const configs = [lintConfigs.convex, lintConfigs.src].flatMap((config) =>
    config === undefined ? [] : [[config.file, suiteFiles[config.file] ?? ""] as const],
  );
  const declared = { private: true, type: "module", dependencies: manifest.dependencies };
  const written = {
    ...files,
    ...generateCode(files),
    "package.json": JSON.stringify(declared),
    "convex/tsconfig.json": defaultConvexTsconfig,
    "tsconfig.json": clientTsconfig,
    ...Object.fromEntries(configs),
  };
  for (const [path, text] of Object.entries(written)) {
    await mkdir(dirname(join(directory, path)), { recursive: true });
    await writeFile(join(directory, path), text);
  }
}

/** Packages without an installation: those of the repository, for the tools that are measured apart from it. */
export async function linkPackages(directory: string): Promise<void> {
  await symlink(join(repository, "node_modules"), join(directory, "node_modules"), "junction");
}
