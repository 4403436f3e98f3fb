import vm from "node:vm";
import type { ModuleEnvironment } from "./protocol.ts";
import { shareGlobals } from "./shared-globals.ts";

/** A realm that has the globals that all functions have alike, and has run nothing. */
export interface BareContext {
  /** Where further globals are defined. */
  readonly globals: Record<string, unknown>;
  readonly context: vm.Context;
  readonly realm: typeof globalThis;
}

export function createBareContext(environment: ModuleEnvironment): BareContext {
  const globals: Record<string, unknown> = {};
  shareGlobals(globals);
  const context = vm.createContext(globals, {
    codeGeneration: { strings: environment === "node", wasm: true },
  });
  const realm = vm.runInContext("globalThis", context) as typeof globalThis; // what the script names
  Object.assign(realm, { self: realm, global: realm });
  return { globals, context, realm };
}

/** Hands out bare contexts, each once. */
export interface ContextSupply {
  take(environment: ModuleEnvironment): BareContext;
  /** Makes one of the default runtime in store, so that the next call need not wait for it. */
  prepare(): void;
}

export function createContextSupply(): ContextSupply {
  let spare: BareContext | undefined;
  return {
    take: (environment) => {
      if (environment === "node" || spare === undefined) return createBareContext(environment);
      const taken = spare;
      spare = undefined;
      return taken;
    },
    prepare: () => {
      spare ??= createBareContext("isolate");
    },
  };
}
