import { CallRejection } from "../database/call-rejection.ts";
import type { Database, Snapshot } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import { TransactionMeter } from "../database/transaction-meter.ts";
import { noUsage } from "../database/usage.ts";
import type { CallReply, FunctionKind, HttpRequest } from "../executor/protocol.ts";
import { checkValue } from "../values/check-value.ts";
import type { ConvexValue, Json } from "../values/convex-value.ts";
import { encodeValue } from "../values/convex-json.ts";
import { parseUntrustedJson } from "../values/parse-untrusted-json.ts";
import { asFailure } from "./as-failure.ts";
import { describeFailure, type CallResult } from "./call-result.ts";
import type { DeployedCode, DeployedFunction } from "./deployed-code.ts";
import type { Executor } from "./executor.ts";
import { decodeArguments, parseResult } from "./call-values.ts";
import { checkCallValue } from "./check-call-value.ts";
import { createFrame, type CallScope, type Frame } from "./frame.ts";
import { FunctionFailure } from "./function-failure.ts";
import { addressOf } from "./function-address.ts";
import { formatFunctionPath, parseFunctionPath, type FunctionAddress } from "./function-path.ts";
import type { Identity } from "./identity.ts";
import type { Journal } from "./journal.ts";
import type { PlatformCalls } from "./platform-call.ts";
import { SerialQueue } from "./serial-queue.ts";

const kindNames = { query: "Query", mutation: "Mutation", action: "Action" } as const;
const advice = "Did you forget to run `npx convex dev`?";
const maximumLogLines = 1024;
const maximumLineLength = 32_768;
const maximumSeed = 2 ** 32;

export interface FunctionCall {
  /** Undefined: whatever kind the function has. */
  readonly kind: FunctionKind | undefined;
  readonly path: string;
  /** Path of the component whose function is called; by default the app's, the only one that clients but admins reach. */
  readonly component?: string;
  /** One argument object in its wire form. */
  readonly args: unknown;
  readonly identity: Identity;
  /** Id of the scheduled function that the call is. */
  readonly scheduledJob?: string;
  /** Runs in the mutation's transaction before it; where this throws, the mutation does not run. */
  readonly beforeRun?: (transaction: Transaction) => void;
  /** Runs in the mutation's transaction once it has succeeded. */
  readonly beforeCommit?: (
    transaction: Transaction,
    success: { readonly value: Json; readonly logLines: readonly string[] },
  ) => void;
  /** Told of the transaction of a query or mutation; what it has read is known once the call has ended. */
  readonly onBegin?: (transaction: Transaction) => void;
  /** Told of the timestamp at which a mutation was committed. */
  readonly onCommit?: (timestamp: bigint) => void;
  /** What a query reads instead of what is committed now. */
  readonly snapshot?: Snapshot;
  /** Of a query that is run again when what it read changes. */
  readonly journal?: Journal;
}

type TransactionOptions = Pick<
  FunctionCall,
  "args" | "beforeRun" | "beforeCommit" | "onBegin" | "onCommit" | "snapshot" | "journal"
>;

/** Where a function runs; without a meter and a depth it is the first of its transaction. */
export interface RunContext {
  readonly scope: CallScope;
  readonly transaction?: Transaction | undefined;
  readonly meter?: TransactionMeter;
  readonly depth?: number;
  readonly journal?: Journal | undefined;
}

export interface FunctionRunnerOptions {
  readonly database: Database;
  readonly executor: Executor;
  readonly code: () => DeployedCode | undefined;
  readonly calls: Readonly<Record<FunctionKind, PlatformCalls>>;
}

/** Runs functions: visibility, validation, transactions, and the answers to what user code asks for. */
export class FunctionRunner {
  readonly #options: FunctionRunnerOptions;
  readonly #mutations = new SerialQueue();

  constructor(options: FunctionRunnerOptions) {
    this.#options = options;
  }

  /** Runs a function for a client; its failure is a result. Rejects where we are at fault. */
  async call(call: FunctionCall): Promise<CallResult> {
    const scope = newScope(call.identity, call.scheduledJob);
    const { usage, logLines } = scope;
    try {
      const definition = this.#resolve(call);
      const value = await this.run(definition, call, scope);
      return { status: "success", value: encodeValue(value), usage, logLines };
    } catch (error) {
      return { status: "error", ...describeFailure(asFailure(error)), usage, logLines };
    } finally {
      scope.isOver = true;
    }
  }

  /** Runs an HTTP action; resolves to the JSON of its response. Rejects with `FunctionFailure`. */
  async callHttp(request: HttpRequest, identity: Identity, component = ""): Promise<string> {
    const scope = newScope(identity, undefined);
    const path = { component, module: "http.js", name: "default" };
    const meter = new TransactionMeter(scope.usage);
    const frame = createFrame({
      scope,
      kind: "http",
      path,
      transaction: undefined,
      meter,
      depth: 0,
    });
    try {
      return await this.#execute(frame, JSON.stringify(request));
    } finally {
      scope.isOver = true;
    }
  }

  /** The function that a call of a running function names. Throws `CallRejection`. */
  addressOf(frame: Frame, args: unknown): FunctionAddress {
    const { component } = frame.path;
    const caller = this.#options.code()?.components.get(component);
    return addressOf(args, caller ?? { path: component, children: new Map() });
  }

  /**
   * The function at an address; for calls within a component visibility plays no role, and its public functions are
   * what a component exports. Throws `FunctionFailure`.
   */
  find(address: FunctionAddress, kind: FunctionKind | undefined): DeployedFunction {
    const path = formatFunctionPath(address);
    const found = this.lookUp(path, address.component);
    const hidden = address.exported === true && found?.visibility === "internal";
    if (found === undefined || hidden) {
      const place = address.component === "" ? "" : ` in component '${address.component}'`;
      throw new FunctionFailure(`Could not find function for '${path}'${place}. ${advice}`);
    }
    return kind === undefined ? found : requireKind(found, kind);
  }

  lookUp(path: string, component = ""): DeployedFunction | undefined {
    return this.functionsOf(component)?.get(path);
  }

  /** Functions of a component by their paths; `undefined` where there is none at its path. */
  functionsOf(component: string): ReadonlyMap<string, DeployedFunction> | undefined {
    return this.#options.code()?.components.get(component)?.functions;
  }

  /** Runs a function at top level: mutations one after the other, each committed when it succeeds. */
  async run(
    definition: DeployedFunction,
    { args, snapshot, journal, ...hooks }: TransactionOptions,
    scope: CallScope,
  ): Promise<ConvexValue> {
    const { database } = this.#options;
    if (definition.kind === "action") return await this.runIn(definition, args, { scope });
    if (definition.kind === "query") {
      const transaction = database.begin(snapshot).inComponent(definition.component);
      hooks.onBegin?.(transaction);
      return await this.runIn(definition, args, { scope, transaction, journal });
    }
    return await this.alone(async () => {
      const transaction = database.begin();
      hooks.onBegin?.(transaction);
      hooks.beforeRun?.(transaction);
      const own = transaction.inComponent(definition.component);
      const value = await this.runIn(definition, args, { scope, transaction: own });
      hooks.beforeCommit?.(transaction, { value: encodeValue(value), logLines: scope.logLines });
      const timestamp = database.commit(transaction);
      hooks.onCommit?.(timestamp);
      return value;
    });
  }

  /** Does some work while no mutation runs, so that what it commits cannot cross one. */
  alone<Result>(work: () => Promise<Result>): Promise<Result> {
    return this.#mutations.add(work);
  }

  /** Runs a function in a given transaction. Throws `FunctionFailure`. */
  async runIn(
    definition: DeployedFunction,
    args: unknown,
    {
      scope,
      transaction,
      journal,
      meter = new TransactionMeter(scope.usage),
      depth = 0,
    }: RunContext,
  ): Promise<ConvexValue> {
    if (definition.kind === "query") meter.runQuery();
    const { component, kind, module, name, returns } = definition;
    const { tableOfId } = this.#options.database.names.inComponent(component);
    const decoded = decodeArguments(args);
    checkCallValue("arguments", decoded);
    const problem = checkValue(definition.args, decoded, tableOfId);
    if (problem !== undefined) throw new FunctionFailure(`ArgumentValidationError: ${problem}`);
    const path = { component, module, name };
    const frame = createFrame({ scope, kind, path, transaction, journal, meter, depth });
    const value = parseResult(await this.#execute(frame, JSON.stringify([encodeValue(decoded)])));
    checkCallValue("return value", value);
    const mismatch = returns === undefined ? undefined : checkValue(returns, value, tableOfId);
    if (mismatch !== undefined) throw new FunctionFailure(`ReturnsValidationError: ${mismatch}`);
    return value;
  }

  #resolve({ path, component = "", kind, identity }: FunctionCall): DeployedFunction {
    const name = formatFunctionPath(parseFunctionPath(path));
    const isAdmin = identity.kind === "admin";
    const definition = component === "" || isAdmin ? this.lookUp(name, component) : undefined;
    if (definition === undefined || (definition.visibility === "internal" && !isAdmin)) {
      const what = isAdmin ? "function" : "public function";
      throw new FunctionFailure(`Could not find ${what} for '${name}'. ${advice}`);
    }
    return kind === undefined ? definition : requireKind(definition, kind);
  }

  async #execute(frame: Frame, args: string): Promise<string> {
    const { executor, database, code } = this.#options;
    const { component, module, name } = frame.path;
    const prefix = code()?.components.get(component)?.modulePrefix ?? "";
    const outcome = await executor.invoke(
      {
        kind: frame.kind,
        module: prefix + module,
        name,
        component,
        args,
        now: database.clock.now(),
        seed: Math.floor(Math.random() * maximumSeed),
        tables: database.names.inComponent(component).allTables(),
        snapshotTimestamp: String(frame.transaction?.timestamp ?? 0n),
      },
      {
        call: (operation, callArgs) => this.#answer(frame, operation, callArgs),
        log: (line) => addLogLine(frame, line),
        isOver: () => frame.scope.isOver,
      },
    );
    if (outcome.ok) return outcome.value;
    const stack = code()?.stackMapper.mapStack(outcome.error.stack) ?? "";
    const message = stack === "" ? outcome.error.message : `${outcome.error.message}\n${stack}`;
    throw new FunctionFailure(message, outcome.error.data);
  }

  async #answer(frame: Frame, operation: string, args: string): Promise<CallReply> {
    try {
      const calls = this.#options.calls[frame.kind === "http" ? "action" : frame.kind];
      const answer = Object.hasOwn(calls, operation) ? calls[operation] : undefined;
      if (answer === undefined) throw new CallRejection(`Unknown async operation ${operation}`);
      return { ok: true, value: JSON.stringify(await answer(frame, parseUntrustedJson(args))) };
    } catch (error) {
      const { message, data } = asFailure(error);
      return data === undefined ? { ok: false, message } : { ok: false, message, data };
    }
  }
}

function newScope(identity: Identity, scheduledJob: string | undefined): CallScope {
  return { identity, scheduledJob, usage: noUsage(), logLines: [], isOver: false };
}

// The executor keeps these limits too; code that has left its context does not.
function addLogLine({ scope: { logLines } }: Frame, line: string): void {
  if (logLines.length < maximumLogLines) logLines.push(line.slice(0, maximumLineLength));
}

function requireKind(definition: DeployedFunction, kind: FunctionKind): DeployedFunction {
  if (definition.kind === kind) return definition;
  const { module, name } = definition;
  throw new FunctionFailure(
    `Trying to execute ${module}:${name} as ${kindNames[kind]}, but it is defined as ${kindNames[definition.kind]}.`,
  );
}
