import type { LoadedModule, ModuleEnvironment } from "./protocol.ts";

/** Where evaluators find pushed modules. */
export interface ModuleSource {
  environmentOf(path: string): ModuleEnvironment;
  /** The module at a path. Throws where there is none. */
  moduleAt(path: string): LoadedModule;
}

/** Evaluates the module at a path; within one context every module is evaluated once. */
export type Evaluate = (path: string) => Promise<object>;
