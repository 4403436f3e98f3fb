import type { Analysis, Invocation, LoadedCode } from "../executor/protocol.ts";
import { ExecutorProcess, type ExecutorProcessOptions } from "./executor-process.ts";
import { endedBy, type InvocationHost, type InvocationOutcome } from "./invocation-outcome.ts";

const attempts = 3;
const neverStarted = "The function's process ended before it started";
const isClosed = "The deployment was closed";

/** A sandboxed process that runs functions, replaced when it hangs, dies or misbehaves. Starts when it is first used. */
export class ExecutorLane implements AsyncDisposable {
  readonly #options: ExecutorProcessOptions;
  #process: Promise<ExecutorProcess> | undefined;
  #loaded: LoadedCode | undefined;
  #isDisposed = false;

  constructor(options: ExecutorProcessOptions) {
    this.#options = options;
  }

  /** Starts the process now, so that the first call need not wait for it. */
  warmUp(): void {
    this.#current().catch(() => {});
  }

  /** Replaces the modules that later invocations run. */
  async load(code: LoadedCode): Promise<void> {
    this.#loaded = code;
    const running = await this.#process;
    running?.send({ type: "load", ...code });
  }

  /** Evaluates modules beside the loaded ones; a module that hangs or kills the process gives a problem. */
  async analyze(code: LoadedCode): Promise<Analysis> {
    return await (await this.#current()).analyze(code);
  }

  /** Runs a function. A hang, a crash and a full memory are outcomes of the call, not failures of ours. */
  async invoke(invocation: Invocation, host: InvocationHost): Promise<InvocationOutcome> {
    for (let attempt = 0; attempt < attempts && !this.#isDisposed; attempt += 1) {
      const outcome = await (await this.#current()).invoke(invocation, host);
      // What a process did not take up before it ended has had no effect: its successor can.
      if (outcome !== undefined) return outcome;
      if (host.isOver()) break;
    }
    return endedBy(this.#isDisposed ? isClosed : neverStarted);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#isDisposed = true;
    const last = await this.#process?.catch(() => undefined);
    await last?.[Symbol.asyncDispose]();
  }

  #current(): Promise<ExecutorProcess> {
    this.#process ??= this.#start();
    return this.#process;
  }

  async #start(): Promise<ExecutorProcess> {
    const started = await ExecutorProcess.start(this.#options);
    if (this.#loaded !== undefined) started.send({ type: "load", ...this.#loaded });
    started.onEnd(() => this.#replace());
    if (started.hasEnded) this.#replace();
    return started;
  }

  // The successor is named before anyone hears that the process ended, so that no call reaches a dying one.
  #replace(): void {
    if (this.#isDisposed) return;
    this.#process = undefined;
    this.warmUp();
  }
}
