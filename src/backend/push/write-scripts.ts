import { transform, type TransformOptions } from "esbuild";
import type { CodeForm, LoadedModule } from "../executor/protocol.ts";

/** Code as functions are called with it. */
export interface CallableCode {
  readonly modules: readonly LoadedModule[];
  readonly form: CodeForm;
  /** JSON by path of module: maps from positions in its script to positions in its module. */
  readonly scriptMaps: ReadonlyMap<string, string>;
}

interface WrittenScript {
  readonly source: string;
  readonly module: LoadedModule;
  readonly map: string;
}

/** Writes modules as scripts, those that have changed since it wrote them last. */
export class ScriptWriter {
  #written: ReadonlyMap<string, WrittenScript> = new Map();

  /** The modules stay modules where one cannot be written as a script, as with `await` at its top level. */
  async write(modules: readonly LoadedModule[]): Promise<CallableCode> {
    const results = await Promise.allSettled(modules.map((module) => this.#writeAgain(module)));
    const written = results.flatMap((result) =>
      result.status === "fulfilled" ? [result.value] : [],
    );
    this.#written = new Map(written.map((script) => [script.module.path, script]));
    if (written.length < modules.length) return { modules, form: "modules", scriptMaps: new Map() };
    const scriptMaps = new Map(written.map(({ module, map }) => [module.path, map]));
    return { modules: written.map(({ module }) => module), form: "scripts", scriptMaps };
  }

  async #writeAgain(module: LoadedModule): Promise<WrittenScript> {
    const known = this.#written.get(module.path);
    const isSame = known?.source === module.source;
    return isSame && known.module.environment === module.environment
      ? known
      : await writeScript(module);
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

async function writeScript(module: LoadedModule): Promise<WrittenScript> {
  const define = { ...hidden, "import.meta.url": JSON.stringify(`convex:/${module.path}`) };
  const { code, map } = await transform(module.source, {
    ...options,
    define,
    sourcefile: module.path,
    sourcemap: "external",
  });
  return { source: module.source, module: { ...module, source: code }, map };
}
