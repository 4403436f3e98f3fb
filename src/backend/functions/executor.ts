import type { Analysis, Invocation } from "../executor/protocol.ts";
import { ExecutorLane, type LoadedCode } from "./executor-lane.ts";
import type { ExecutorProcessOptions } from "./executor-process.ts";
import type { InvocationHost, InvocationOutcome } from "./invocation-outcome.ts";

/**
 * Runs the functions of a deployment. Queries and mutations have a process of their own, which no action can keep busy;
 * that of the actions starts with the first one.
 */
export class Executor implements AsyncDisposable {
  readonly #transactions: ExecutorLane;
  readonly #actions: ExecutorLane;
  #loaded: LoadedCode | undefined;

  constructor(options: ExecutorProcessOptions) {
    this.#transactions = new ExecutorLane({ ...options, reachablePorts: [] });
    this.#actions = new ExecutorLane(options);
    this.#transactions.warmUp();
  }

  /** Replaces the modules that later invocations run; the result puts the earlier ones back. */
  async load(
    modules: LoadedCode["modules"],
    environmentVariables: LoadedCode["environmentVariables"],
  ): Promise<() => Promise<void>> {
    const earlier = this.#loaded;
    await this.#loadAll({ modules, environmentVariables });
    return async () => {
      if (earlier !== undefined) await this.#loadAll(earlier);
    };
  }

  /** Evaluates the loaded modules; a module that hangs or kills the process gives a problem. */
  analyze(): Promise<Analysis> {
    return this.#transactions.analyze();
  }

  /** Runs a function. A hang, a crash and a full memory are outcomes of the call, not failures of ours. */
  invoke(invocation: Invocation, host: InvocationHost): Promise<InvocationOutcome> {
    const { kind } = invocation;
    const lane = kind === "query" || kind === "mutation" ? this.#transactions : this.#actions;
    return lane.invoke(invocation, host);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await Promise.all(
      [this.#transactions, this.#actions].map((lane) => lane[Symbol.asyncDispose]()),
    );
  }

  async #loadAll(code: LoadedCode): Promise<void> {
    this.#loaded = code;
    await Promise.all([this.#transactions.load(code), this.#actions.load(code)]);
  }
}
