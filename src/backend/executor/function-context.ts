import { createRequire } from "node:module";
import vm from "node:vm";
import type { InvocationChannel } from "./call-channel.ts";
import { randomNumbers } from "../../lib/random-numbers.ts";
import { createConsole } from "./create-console.ts";
import { createCrypto, fixDate } from "./determinism.ts";
import { createFetch } from "./create-fetch.ts";
import type { FunctionKind, InvocationKind, ModuleEnvironment } from "./protocol.ts";
import { createSyscalls, refusedSyscalls } from "./syscalls.ts";
import { shareGlobals } from "./shared-globals.ts";
import { createTimers } from "./timers.ts";

export interface ContextRequest {
  /** `import` while modules are analysed: nothing of the platform can be used then. */
  readonly kind: InvocationKind | "import";
  readonly environment: ModuleEnvironment;
  readonly environmentVariables: Readonly<Record<string, string>>;
  readonly now: number;
  readonly seed: number;
  readonly tables: Readonly<Record<string, string>>;
  readonly snapshotTimestamp: string;
  readonly channel: InvocationChannel;
}

export interface FunctionContext {
  readonly context: vm.Context;
  /** Stops the timers that the invocation left. */
  readonly dispose: () => void;
}

/** A fresh global object for one invocation, with what the platform offers to functions of that kind. */
export function createFunctionContext(request: ContextRequest): FunctionContext {
  const deterministic = request.kind === "query" || request.kind === "mutation";
  const timers = createTimers(refusal(request.kind));
  const globals: Record<string, unknown> = {
    ...timers.globals,
    console: createConsole((line) => request.channel.log(line)),
    fetch: createFetch(request.channel, refusal(request.kind)),
    Convex: request.kind === "import" ? refusedSyscalls() : createSyscalls(request),
    process: { env: { ...request.environmentVariables } },
  };
  shareGlobals(globals);
  if (request.environment === "node") Object.assign(globals, nodeGlobals(request));
  const context = vm.createContext(globals, {
    codeGeneration: { strings: request.environment === "node", wasm: true },
  });
  const realm = vm.runInContext("globalThis", context) as typeof globalThis; // what the script names
  Object.assign(realm, { self: realm, global: realm });
  if (deterministic) {
    const random = randomNumbers(request.seed);
    fixDate(realm, request.now);
    realm.Math.random = random;
    Object.assign(realm, { crypto: createCrypto(random), performance: standingClock(request.now) });
  }
  return { context, dispose: timers.dispose };
}

/** Why an effect is refused, or `undefined` where it is allowed. */
function refusal(kind: FunctionKind | "http" | "import"): ((effect: string) => string) | undefined {
  if (kind === "action" || kind === "http") return undefined;
  if (kind === "import") return (effect) => `Can't use ${effect} at import time`;
  return (effect) =>
    `Can't use ${effect} in queries and mutations. Please consider using an action. ` +
    "See https://docs.convex.dev/functions/actions for more details.";
}

function standingClock(now: number): Readonly<Record<string, unknown>> {
  return { now: () => 0, timeOrigin: now };
}

function nodeGlobals({ environmentVariables }: ContextRequest): Record<string, unknown> {
  return {
    Buffer,
    setImmediate,
    clearImmediate,
    // Packages in CommonJS ask for built-in modules this way.
    require: createRequire("file:///"),
    process: Object.create(process, { env: { value: { ...environmentVariables } } }),
  };
}
