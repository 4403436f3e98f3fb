import vm from "node:vm";
import type { Evaluate, ModuleSource } from "./module-source.ts";
import type { LoadedModule } from "./protocol.ts";
import { resolveSpecifier } from "./resolve-specifier.ts";

/** Compiled once, run in every context: what V8 compiles of them while they run serves the contexts to come. */
export type CompiledScripts = Map<string, CompiledScript>;

interface CompiledScript {
  readonly source: string;
  readonly script: vm.Script;
}

type ModuleFunction = (
  exports: object,
  require: (specifier: string) => object,
  module: Instance,
) => void;

interface Instance {
  exports: object;
  failure?: { readonly error: unknown };
}

/** Evaluator of modules that are written as scripts. */
export function scriptEvaluator(
  code: ModuleSource,
  context: vm.Context,
  compiled: CompiledScripts,
): Evaluate {
  const instances = new Map<string, Instance>();
  const evaluate = (path: string): object => {
    const known = instances.get(path);
    // As with modules, one that has thrown throws the same again.
    if (known?.failure !== undefined) throw known.failure.error;
    if (known !== undefined) return known.exports;
    const loaded = code.moduleAt(path);
    const instance: Instance = { exports: {} };
    instances.set(path, instance);
    try {
      const run = compile(loaded, compiled).runInContext(context) as ModuleFunction; // what the script is
      run(instance.exports, requireFrom(loaded), instance);
    } catch (error) {
      instance.failure = { error };
      throw error;
    }
    return instance.exports;
  };
  const requireFrom = (importer: LoadedModule) => (specifier: string) => {
    const resolved = resolveSpecifier(specifier, importer);
    return "path" in resolved ? evaluate(resolved.path) : resolved.builtin;
  };
  return async (path) => await Promise.resolve(evaluate(path));
}

function compile({ path, source }: LoadedModule, compiled: CompiledScripts): vm.Script {
  const known = compiled.get(path);
  if (known?.source === source) return known.script;
  // On the first line, so that lines stay where the source map says.
  const opening = '(function (exports, require, module) { "use strict"; ';
  const script = new vm.Script(`${opening}${source}\n})`, {
    filename: `convex:/${path}`,
    columnOffset: -opening.length,
  });
  compiled.set(path, { source, script });
  return script;
}
