import { readdir, readFile, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Plugin } from "esbuild";
import { functionsFolder } from "./functions-folder.ts";

/** Code of the rejection of an import that leaves the project. */
export const importOutsideProject = "ImportOutsideProject";

export const confiningPlugin = "confine-imports";

export interface ConfinedFolders {
  /** Folders of the project that may be bundled. Default: that of the functions. */
  readonly sources?: readonly string[];
  /** Absolute folders outside the project that may be bundled too. */
  readonly others?: readonly string[];
}

/** Keeps a bundle inside the functions' folder and the project's packages, links and absolute paths included. */
export async function confineImports(
  projectDirectory: string,
  { sources = [functionsFolder], others = [] }: ConfinedFolders = {},
): Promise<Plugin> {
  // The packages may be links that the harness made, all of them or one by one; the functions' folder may not.
  const project = await realpath(projectDirectory);
  const own = sources.map((folder) => join(project, folder));
  const packages = [...others, ...(await packageFolders(join(project, "node_modules")))];
  return {
    name: confiningPlugin,
    setup: (build) => {
      build.onLoad({ filter: /.*/, namespace: "file" }, async ({ path }) => {
        if (own.some((folder) => path.startsWith(folder + sep))) {
          return { contents: withoutSourceMaps(await readFile(path, "utf8")), loader: "default" };
        }
        if (packages.some((folder) => path.startsWith(folder + sep))) return undefined;
        return {
          errors: [{ text: "Only files in convex/ and installed packages can be imported" }],
        };
      });
    },
  };
}

/**
 * Source in which no comment names a source map: the bundler would read it wherever it lies, devices without an end
 * included. In a literal, the escape stands for the letter that it replaces.
 */
export function withoutSourceMaps(source: string): string {
  return source.replaceAll(/(?<=[#@]\s*)s(?=ourceMappingURL)/g, "\\u0073");
}

/** Folders of packages in which the project's packages, and what these depend on, really are. */
async function packageFolders(packages: string): Promise<ReadonlySet<string>> {
  const names = await readdir(packages).catch(() => []);
  const scoped = await Promise.all(
    names.map(async (name) =>
      name.startsWith("@")
        ? (await readdir(join(packages, name))).map((each) => join(name, each))
        : [name],
    ),
  );
  const targets = await Promise.all(
    scoped.flat().map((name) => realpath(join(packages, name)).catch(() => undefined)),
  );
  return new Set(
    targets.flatMap((target) => (target === undefined ? [] : enclosingPackages(target))),
  );
}

/** `/a/node_modules/b` → `/a/node_modules`; a package that lies elsewhere is a folder of its own. */
function enclosingPackages(target: string): string {
  const mark = `${sep}node_modules${sep}`;
  const index = target.lastIndexOf(mark);
  return index === -1 ? target : target.slice(0, index + mark.length - 1);
}
