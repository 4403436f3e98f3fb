import type { Analysis, Invocation, LoadedCode } from "../executor/protocol.ts";
import { ExecutorLane } from "./executor-lane.ts";
import type { ExecutorProcessOptions } from "./executor-process.ts";
import type { InvocationHost, InvocationOutcome } from "./invocation-outcome.ts";

export interface ExecutorOptions extends ExecutorProcessOptions {
  /** How long an action may take; by default as long as the limits give a call. */
  readonly actionMilliseconds?: number;
}

/**
 * Runs the functions of a deployment. Queries and mutations have a process of their own, which no action can keep busy;
 * that of the actions starts with the first one.
 */
export class Executor implements AsyncDisposable {
  readonly #transactions: ExecutorLane;
  readonly #actions: ExecutorLane;

  constructor({ actionMilliseconds, ...options }: ExecutorOptions) {
    const { limits } = options;
    const callMilliseconds = actionMilliseconds ?? limits.callMilliseconds;
    this.#transactions = new ExecutorLane({ ...options, reachablePorts: [] });
    this.#actions = new ExecutorLane({ ...options, limits: { ...limits, callMilliseconds } });
    this.#transactions.warmUp();
  }

  /** Replaces the modules that later invocations run, and the environment variables by component. */
  async load(code: LoadedCode): Promise<void> {
    await Promise.all([this.#transactions.load(code), this.#actions.load(code)]);
  }

  /**
   * Evaluates modules beside the loaded ones, with environment variables by prefix; a module that hangs or kills the
   * process gives a problem.
   */
  analyze(code: LoadedCode): Promise<Analysis> {
    return this.#transactions.analyze(code);
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
}
