import { realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import type { Plugin } from "esbuild";
import { functionsFolder } from "./functions-folder.ts";

/** Keeps a bundle inside the functions' folder and the project's packages, links and absolute paths included. */
export async function confineImports(projectDirectory: string): Promise<Plugin> {
  const folders = await Promise.all(
    [functionsFolder, "node_modules"].map((folder) =>
      realpath(join(projectDirectory, folder)).catch(() => join(projectDirectory, folder)),
    ),
  );
  return {
    name: "confine-imports",
    setup: (build) => {
      build.onLoad({ filter: /.*/, namespace: "file" }, ({ path }) => {
        if (folders.some((folder) => path.startsWith(folder + sep))) return undefined;
        return { errors: [{ text: "Only files in convex/ and installed packages can be imported" }] };
      });
    },
  };
}
