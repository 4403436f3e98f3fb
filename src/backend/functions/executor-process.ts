import { HarnessError } from "../../lib/harness-error.ts";
import type { Limits } from "../../sandbox/limits.ts";
import type { Sandbox, SandboxedProcess } from "../../sandbox/sandbox.ts";
import type {
  Analysis,
  CallReply,
  ExecutorMessage,
  ExecutorRequest,
  Invocation,
  LoadedCode,
} from "../executor/protocol.ts";
import { parseExecutorMessage } from "./executor-messages.ts";
import { executorArguments } from "./executor-script.ts";
import {
  analysisEndedBy,
  endedBy,
  type InvocationHost,
  type InvocationOutcome,
} from "./invocation-outcome.ts";
import { describeExit, processEnded } from "./process-end.ts";
import { SocketGateway } from "./socket-gateway.ts";
import { startStopwatch, type Stopwatch } from "./stopwatch.ts";
import { analysisTimedOut, timedOut, timeLimitOf } from "./time-limits.ts";

const pongMilliseconds = 1_000;
const analysisMilliseconds = 5_000;
const quickPongMilliseconds = 250;
/** How often a process that takes up none of its invocations is asked whether it is alive. */
const stuckMilliseconds = 2_000;
/** The platform allows a thousand at a time. */
const maximumOpenCalls = 2_000;
const maximumOpenBytes = 128 * 1024 * 1024;

const finishedAlready = { ok: false, message: "The function has already finished." } as const;

/** What became of an invocation; undefined where the process ended before it took it up. */
export type ProcessOutcome = InvocationOutcome | undefined;

interface Running {
  readonly invocation: Invocation;
  readonly host: InvocationHost;
  readonly finish: (outcome: ProcessOutcome) => void;
  /** A defect of ours: the invocation has no outcome. */
  readonly abandon: (error: unknown) => void;
  readonly timers: Set<NodeJS.Timeout>;
  started: boolean;
}

export interface ExecutorProcessOptions {
  readonly sandbox: Sandbox;
  readonly script: Promise<string>;
  readonly limits: Limits;
  /** Ports of 127.0.0.1 that its code may reach by sockets of its own. */
  readonly reachablePorts: readonly number[];
}

/**
 * One sandboxed process that runs functions, until it hangs, dies or misbehaves. Whatever it says is untrusted, and
 * can only be about what runs in it.
 */
export class ExecutorProcess implements AsyncDisposable {
  readonly #child: SandboxedProcess;
  readonly #limits: Limits;
  readonly #running = new Map<number, Running>();
  readonly #analyses = new Map<number, PromiseWithResolvers<Analysis>>();
  readonly #pongs = new Set<() => void>();
  readonly #stuckCheck: NodeJS.Timeout;
  readonly #sockets: SocketGateway;
  #ids = 0;
  #openCalls = 0;
  #openBytes = 0;
  #hasEnded = false;
  #onEnd: () => void = () => {};

  private constructor(child: SandboxedProcess, limits: Limits, reachablePorts: readonly number[]) {
    this.#child = child;
    this.#sockets = new SocketGateway(reachablePorts, (event) =>
      this.send({ type: "socket", event }),
    );
    this.#limits = limits;
    this.#stuckCheck = setInterval(() => void this.#endIfStuck(), stuckMilliseconds).unref();
  }

  /** Starts the process. Fails with `HarnessError` where it does not come up. */
  static async start(options: ExecutorProcessOptions): Promise<ExecutorProcess> {
    const { sandbox, script, limits, reachablePorts } = options;
    const starting = sandbox.start({ script, nodeArguments: executorArguments, limits });
    const [child] = await Promise.all([starting, script]);
    const started = new ExecutorProcess(child, limits, reachablePorts);
    if (!(await started.#isUp())) {
      throw new HarnessError("stop-run", "The process for functions does not start.", {
        facts: { sandbox: sandbox.name, output: child.outputTail() },
      });
    }
    void child.exited.then((exit) => {
      if (exit.kind === "sacrificed") started.#abandonAll();
      started.#end(describeExit(exit));
    });
    // Without a network of its own, the process reaches the real ports.
    if (sandbox.isolates && reachablePorts.length > 0) {
      started.send({ type: "forward", ports: reachablePorts });
    }
    return started;
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** Registers who must know when the process ends; told before any outcome of what ran in it. */
  onEnd(listener: () => void): void {
    this.#onEnd = listener;
  }

  send(request: ExecutorRequest): void {
    this.#child.send(request);
  }

  /** Evaluates the loaded modules; a module that hangs or kills the process gives a problem. */
  async analyze(code: LoadedCode): Promise<Analysis> {
    this.#ids += 1;
    const id = this.#ids;
    const analysis = Promise.withResolvers<Analysis>();
    this.#analyses.set(id, analysis);
    this.send({ type: "analyze", id, ...code });
    const limit = Math.min(this.#limits.callMilliseconds, analysisMilliseconds);
    const timer = setTimeout(() => this.#end(analysisTimedOut), limit);
    try {
      return this.#hasEnded ? analysisEndedBy(processEnded) : await analysis.promise;
    } finally {
      clearTimeout(timer);
      this.#analyses.delete(id);
    }
  }

  /** Runs a function. A hang, a crash and a full memory are outcomes of the call, not failures of ours. */
  async invoke(invocation: Invocation, host: InvocationHost): Promise<ProcessOutcome> {
    if (this.#hasEnded) return undefined;
    this.#ids += 1;
    const id = this.#ids;
    const { promise, resolve: finish, reject: abandon } = Promise.withResolvers<ProcessOutcome>();
    const timers = new Set<NodeJS.Timeout>();
    this.#running.set(id, { invocation, host, finish, abandon, timers, started: false });
    this.send({ type: "invoke", id, invocation });
    try {
      return await promise;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      this.#running.delete(id);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#end(processEnded);
    await this.#child.stop();
  }

  #isUp(): Promise<boolean> {
    return new Promise((resolve) => {
      this.#child.onMessage((message) => {
        const parsed = parseExecutorMessage(message);
        if (parsed === undefined) this.#child.expel("it sent a malformed message");
        else if (parsed.type === "ready") resolve(true);
        else if (!this.#hasEnded) this.#receive(parsed);
      });
      void this.#child.exited.then(() => resolve(false));
    });
  }

  #receive(message: ExecutorMessage): void {
    switch (message.type) {
      case "ready":
        return;
      case "pong":
        for (const pong of this.#pongs) pong();
        return;
      case "analyzed":
        this.#analyses.get(message.id)?.resolve(message.analysis);
        return;
      case "socket":
        this.#sockets.apply(message.event);
        return;
      case "started":
        this.#limitTime(message.id);
        return;
      case "log":
        this.#running.get(message.id)?.host.log(message.line);
        return;
      case "finished":
        this.#running.get(message.id)?.finish(message);
        return;
      case "call":
        void this.#answer(message);
        return;
      default:
        message satisfies never;
    }
  }

  async #answer({
    id,
    call,
    operation,
    args,
  }: Extract<ExecutorMessage, { type: "call" }>): Promise<void> {
    const running = this.#running.get(id);
    this.#countOpen(1, args.length);
    try {
      const reply: CallReply = (await running?.host.call(operation, args)) ?? finishedAlready;
      this.send({ type: "reply", call, reply });
    } catch (error) {
      running?.abandon(error);
    } finally {
      this.#countOpen(-1, -args.length);
    }
  }

  #countOpen(calls: number, bytes: number): void {
    this.#openCalls += calls;
    this.#openBytes += bytes;
    if (this.#openCalls > maximumOpenCalls || this.#openBytes > maximumOpenBytes) {
      this.#child.expel("it asked for too much at a time");
    }
  }

  // Time runs from when the process takes the invocation up: that another one kept it busy is not this one's.
  #limitTime(id: number): void {
    const running = this.#running.get(id);
    if (running === undefined || running.started) return;
    running.started = true;
    const { timers, invocation } = running;
    for (const timer of timers) clearTimeout(timer);
    const { busy, whole } = timeLimitOf(invocation.kind, this.#limits);
    timers.add(setTimeout(() => void this.#endWaiting(running, whole), whole));
    if (busy === undefined) return;
    const stopwatch = startStopwatch(this.#child);
    timers.add(setTimeout(() => void this.#endWhenBusyFor(busy, stopwatch), busy));
  }

  // On a machine that is busy with other things, time on the clock is no time of work.
  async #endWhenBusyFor(limit: number, stopwatch: Stopwatch): Promise<void> {
    while (!this.#hasEnded && !(await this.#answersPing(quickPongMilliseconds))) {
      if (stopwatch.workedFor(limit)) this.#end(timedOut(limit));
    }
  }

  // A call that only waits is dropped alone; a busy loop blocks every call and costs the process.
  async #endWaiting(running: Running, limit: number): Promise<void> {
    await this.#endUnlessAlive(timedOut(limit));
    running.finish(endedBy(timedOut(limit)));
  }

  // Nothing that runs would end it, so something that an earlier function left does not let it go on.
  async #endIfStuck(): Promise<void> {
    const all = [...this.#running.values()];
    if (all.length === 0 || all.some(({ started }) => started)) return;
    await this.#endUnlessAlive(processEnded);
  }

  async #endUnlessAlive(reason: string): Promise<void> {
    if (!(await this.#answersPing(pongMilliseconds))) this.#end(reason);
  }

  async #answersPing(milliseconds: number): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const pong = (): void => resolve(true);
    this.#pongs.add(pong);
    const timer = setTimeout(() => resolve(false), milliseconds);
    this.send({ type: "ping" });
    const alive = await promise;
    clearTimeout(timer);
    this.#pongs.delete(pong);
    return alive;
  }

  // What the code would have done on a machine with memory enough, nobody knows.
  #abandonAll(): void {
    const message = "The system killed a process for functions: it ran out of memory.";
    const failure = new HarnessError("retry", message);
    for (const { abandon } of this.#running.values()) abandon(failure);
    for (const { reject } of this.#analyses.values()) reject(failure);
  }

  #end(reason: string): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    clearInterval(this.#stuckCheck);
    this.#sockets[Symbol.dispose]();
    this.#onEnd();
    const all = [...this.#running.values()];
    for (const { started, finish } of all) if (started) finish(endedBy(reason));
    // Later, when whatever was nested in those that had started is known to be over.
    setImmediate(() => {
      for (const { finish } of all) finish(undefined);
    });
    for (const { resolve } of this.#analyses.values()) resolve(analysisEndedBy(reason));
    void this.#child.stop();
  }
}
