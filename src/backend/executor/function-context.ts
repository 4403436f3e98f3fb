import { createRequire } from "node:module";
import type vm from "node:vm";
import type { BareContext } from "./bare-context.ts";
import type { InvocationChannel } from "./call-channel.ts";
import { randomNumbers } from "../../lib/random-numbers.ts";
import { createConsole } from "./create-console.ts";
import { createCrypto, fixDate } from "./determinism.ts";
import { createFetch } from "./create-fetch.ts";
import type { FunctionKind, InvocationKind, ModuleEnvironment } from "./protocol.ts";
import { createSyscalls, refusedSyscalls } from "./syscalls.ts";
import { requiredVariables } from "./required-variables.ts";
import { createTimers } from "./timers.ts";

export interface ContextRequest {
  /** `import` while modules are analysed: nothing of the platform can be used then. */
  readonly kind: InvocationKind | "import";
  readonly environment: ModuleEnvironment;
  readonly environmentVariables: Readonly<Record<string, string>>;
  /** Reading a variable that is not set is an error. */
  readonly requiresVariables?: boolean;
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

/** Gives a bare context what the platform offers to functions of that kind, for one invocation. */
export function createFunctionContext(
  { globals, context, realm }: BareContext,
  request: ContextRequest,
): FunctionContext {
  const deterministic = request.kind === "query" || request.kind === "mutation";
  const timers = createTimers(refusal(request.kind));
  const variables = { ...request.environmentVariables };
  Object.assign(globals, timers.globals, {
    console: createConsole((line) => request.channel.log(line)),
    fetch: createFetch(request.channel, refusal(request.kind)),
    Convex: request.kind === "import" ? refusedSyscalls() : createSyscalls(request),
    process: { env: request.requiresVariables === true ? requiredVariables(variables) : variables },
  });
  if (request.environment === "node") Object.assign(globals, nodeGlobals(request));
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
