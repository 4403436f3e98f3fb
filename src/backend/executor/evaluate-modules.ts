import vm from "node:vm";
import type { Evaluate, ModuleSource } from "./module-source.ts";
import { resolveSpecifier } from "./resolve-specifier.ts";

const scheme = "convex:/";

type Resolve = (specifier: string, importer: string) => Promise<vm.Module>;

/** Evaluator of ECMAScript modules. Node never frees what they hold, their context included. */
export function moduleEvaluator(code: ModuleSource, context: vm.Context): Evaluate {
  const instances = new Map<string, Promise<vm.Module>>();
  const instantiate = (key: string, create: () => vm.Module): Promise<vm.Module> => {
    const known = instances.get(key) ?? Promise.resolve(create());
    instances.set(key, known);
    return known;
  };
  const resolve: Resolve = async (specifier, importer) => {
    const environment = code.environmentOf(importer);
    const resolved = resolveSpecifier(specifier, { path: importer, environment });
    return "path" in resolved
      ? await load(resolved.path)
      : await instantiate(specifier, () => toModule(resolved.builtin, { context, specifier }));
  };
  const load = async (path: string): Promise<vm.Module> =>
    await instantiate(path, () => compile(path, code.moduleAt(path).source, { context, resolve }));
  return async (path) => (await evaluate(await load(path), resolve)).namespace;
}

interface Surroundings {
  readonly context: vm.Context;
  readonly resolve: Resolve;
}

function compile(path: string, source: string, { context, resolve }: Surroundings): vm.Module {
  return new vm.SourceTextModule(source, {
    context,
    identifier: scheme + path,
    initializeImportMeta: (meta) => {
      meta.url = scheme + path;
    },
    importModuleDynamically: async (specifier: string) =>
      await evaluate(await resolve(specifier, path), resolve),
  });
}

async function evaluate(module: vm.Module, resolve: Resolve): Promise<vm.Module> {
  if (module.status === "unlinked") {
    await module.link((specifier, importer) =>
      resolve(specifier, importer.identifier.slice(scheme.length)),
    );
  }
  await module.evaluate();
  return module;
}

function toModule(
  exports: object,
  { context, specifier }: { readonly context: vm.Context; readonly specifier: string },
): vm.Module {
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
