import { builtinModules, createRequire } from "node:module";
import { posix } from "node:path";
import type { ModuleEnvironment } from "./protocol.ts";

/** What a specifier in a bundle names: another pushed module, or what Node has built in. */
export type Resolved = { readonly path: string } | { readonly builtin: object };

const requireBuiltin = createRequire("file:///");

/** Resolves a specifier of the module at a path. Throws as the platform does for a package that is not there. */
export function resolveSpecifier(
  specifier: string,
  importer: { readonly path: string; readonly environment: ModuleEnvironment },
): Resolved {
  if (specifier.startsWith(".")) {
    return { path: posix.join(posix.dirname(importer.path), specifier) };
  }
  const name = specifier.replace(/^node:/, "");
  if (importer.environment !== "node" || !builtinModules.includes(name)) {
    throw new Error(`Cannot find package '${specifier}'`);
  }
  return { builtin: requireBuiltin(`node:${name}`) as object }; // every built-in is one
}
