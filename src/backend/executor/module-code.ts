import { builtinModules, createRequire } from "node:module";
import { posix } from "node:path";
import vm from "node:vm";
import type { LoadedModule, ModuleEnvironment, VariablesByScope } from "./protocol.ts";

const scheme = "convex:/";

/** The pushed modules: evaluates them in a given context, with V8's code cache from one context to the next. */
export class ModuleCode {
  readonly #environmentVariables: VariablesByScope;
  readonly modules: readonly LoadedModule[];
  readonly #byPath: ReadonlyMap<string, LoadedModule>;
  readonly #compiled = new Map<string, Buffer>();

  constructor(modules: readonly LoadedModule[], environmentVariables: VariablesByScope) {
    this.modules = modules;
    this.#byPath = new Map(modules.map((module) => [module.path, module]));
    this.#environmentVariables = environmentVariables;
  }

  environmentVariablesOf(scope: string): Readonly<Record<string, string>> {
    return this.#environmentVariables[scope] ?? {};
  }

  environmentOf(path: string): ModuleEnvironment {
    return this.#byPath.get(path)?.environment ?? "isolate";
  }

  /** Evaluator of modules in one context; within it every module is evaluated once. */
  evaluatorIn(context: vm.Context): (path: string) => Promise<object> {
    const instances = new Map<string, Promise<vm.Module>>();
    const instantiate = (path: string): Promise<vm.Module> => {
      const known = instances.get(path) ?? this.#compile(path, { context, resolve });
      instances.set(path, known);
      return known;
    };
    const resolve = (specifier: string, importer: string): Promise<vm.Module> => {
      if (specifier.startsWith(".")) {
        return instantiate(posix.join(posix.dirname(importer), specifier));
      }
      if (this.environmentOf(importer) !== "node") {
        throw new Error(`Cannot find package '${specifier}'`);
      }
      const builtin = instances.get(specifier) ?? importBuiltin(specifier, context);
      instances.set(specifier, builtin);
      return builtin;
    };
    return async (path) => {
      const module = await instantiate(path);
      if (module.status === "unlinked") {
        await module.link((specifier, importer) =>
          resolve(specifier, importer.identifier.slice(scheme.length)),
        );
      }
      await module.evaluate();
      return module.namespace;
    };
  }

  async #compile(
    path: string,
    {
      context,
      resolve,
    }: {
      readonly context: vm.Context;
      readonly resolve: (specifier: string, importer: string) => Promise<vm.Module>;
    },
  ): Promise<vm.Module> {
    const loaded = this.#byPath.get(path);
    if (loaded === undefined) throw new Error(`Couldn't find module ${path}`);
    const cachedData = this.#compiled.get(path);
    const module = new vm.SourceTextModule(loaded.source, {
      context,
      identifier: scheme + path,
      ...(cachedData === undefined ? {} : { cachedData }),
      initializeImportMeta: (meta) => {
        meta.url = scheme + path;
      },
      importModuleDynamically: async (specifier: string) => {
        const imported = await resolve(specifier, path);
        if (imported.status === "unlinked") {
          await imported.link((next, importer) =>
            resolve(next, importer.identifier.slice(scheme.length)),
          );
        }
        await imported.evaluate();
        return imported;
      },
    });
    if (cachedData === undefined) this.#keepCompiled(path, module);
    return module;
  }

  #keepCompiled(path: string, module: vm.SourceTextModule): void {
    const createCachedData: unknown = Reflect.get(module, "createCachedData"); // not in the declared type
    if (typeof createCachedData !== "function") return;
    const data: unknown = Reflect.apply(createCachedData, module, []);
    if (Buffer.isBuffer(data)) this.#compiled.set(path, data);
  }
}

async function importBuiltin(specifier: string, context: vm.Context): Promise<vm.Module> {
  const name = specifier.replace(/^node:/, "");
  if (!builtinModules.includes(name)) throw new Error(`Cannot find package '${specifier}'`);
  const exports = createRequire("/")(`node:${name}`) as object; // every built-in is one
  const names = [...new Set([...Object.keys(exports), "default"])];
  const module = new vm.SyntheticModule(
    names,
    () => {
      for (const key of names) {
        module.setExport(key, key === "default" ? exports : Reflect.get(exports, key));
      }
    },
    { context, identifier: specifier },
  );
  return module;
}
