import type vm from "node:vm";
import { moduleEvaluator } from "./evaluate-modules.ts";
import { scriptEvaluator, type CompiledScripts } from "./evaluate-scripts.ts";
import type { Evaluate, ModuleSource } from "./module-source.ts";
import type { LoadedCode, LoadedModule, ModuleEnvironment } from "./protocol.ts";

/** The pushed modules, to be evaluated in any number of contexts. */
export class ModuleCode implements ModuleSource {
  readonly modules: readonly LoadedModule[];
  readonly #code: LoadedCode;
  readonly #byPath: ReadonlyMap<string, LoadedModule>;
  readonly #compiled: CompiledScripts;

  /** What was compiled of other code is used again where the sources are the same. */
  constructor(code: LoadedCode, compiledBefore?: ModuleCode) {
    this.#code = code;
    this.modules = code.modules;
    this.#byPath = new Map(code.modules.map((module) => [module.path, module]));
    const known = compiledBefore === undefined ? [] : [...compiledBefore.#compiled];
    this.#compiled = new Map(known.filter(([path]) => this.#byPath.has(path)));
  }

  environmentVariablesOf(scope: string): Readonly<Record<string, string>> {
    return this.#code.environmentVariables[scope] ?? {};
  }

  environmentOf(path: string): ModuleEnvironment {
    return this.#byPath.get(path)?.environment ?? "isolate";
  }

  moduleAt(path: string): LoadedModule {
    const module = this.#byPath.get(path);
    if (module === undefined) throw new Error(`Couldn't find module ${path}`);
    return module;
  }

  evaluatorIn(context: vm.Context): Evaluate {
    return this.#code.form === "scripts"
      ? scriptEvaluator(this, context, this.#compiled)
      : moduleEvaluator(this, context);
  }
}
