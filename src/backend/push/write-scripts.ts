import { transform, type TransformOptions } from "esbuild";
import type { CodeForm, LoadedModule } from "../executor/protocol.ts";

/** Code as functions are called with it. */
export interface CallableCode {
  readonly modules: readonly LoadedModule[];
  readonly form: CodeForm;
  /** JSON by path of module: maps from positions in its script to positions in its module. */
  readonly scriptMaps: ReadonlyMap<string, string>;
}

/** Writes modules as scripts. They stay modules where one cannot be written so, as with `await` at its top level. */
export async function writeScripts(modules: readonly LoadedModule[]): Promise<CallableCode> {
  try {
    const written = await Promise.all(modules.map(writeScript));
    const scriptMaps = new Map(written.map(({ module, map }) => [module.path, map]));
    return { modules: written.map(({ module }) => module), form: "scripts", scriptMaps };
  } catch {
    return { modules, form: "modules", scriptMaps: new Map() };
  }
}

// Code must not see the parameters of the function that it becomes the body of.
const hidden = Object.fromEntries(
  ["exports", "require", "module"].map((name) => [name, `globalThis.${name}`]),
);
const options: TransformOptions = {
  format: "cjs",
  target: "esnext",
  supported: { "dynamic-import": false },
  sourcesContent: false,
  charset: "utf8",
  logLevel: "silent",
  tsconfigRaw: {},
};

async function writeScript(
  module: LoadedModule,
): Promise<{ readonly module: LoadedModule; readonly map: string }> {
  const define = { ...hidden, "import.meta.url": JSON.stringify(`convex:/${module.path}`) };
  const { code, map } = await transform(module.source, {
    ...options,
    define,
    sourcefile: module.path,
    sourcemap: "external",
  });
  return { module: { ...module, source: code }, map };
}
