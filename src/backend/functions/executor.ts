import { HarnessError } from "../../lib/harness-error.ts";
import type { Limits } from "../../sandbox/limits.ts";
import type { Sandbox, SandboxedProcess } from "../../sandbox/sandbox.ts";
import type {
  Analysis,
  CallReply,
  ExecutorMessage,
  ExecutorRequest,
  Invocation,
  LoadedModule,
  ThrownError,
  VariablesByScope,
} from "../executor/protocol.ts";
import { parseExecutorMessage } from "./executor-messages.ts";
import { executorArguments } from "./executor-script.ts";

const pongMilliseconds = 1_000;
const analysisMilliseconds = 5_000;
/** The platform stops queries and mutations after one second of work; a shared machine gets some more. */
const busyMilliseconds = 2_500;
const timedOut = "Function execution timed out";
const outOfMemory = "JavaScript execution ran out of memory";
const crashed = "The function's process ended before it finished";

const finishedAlready = { ok: false, message: "The function has already finished." } as const;

/** Answers the calls of one invocation and takes its log lines. */
export interface InvocationHost {
  call(operation: string, args: string): Promise<CallReply>;
  log(line: string): void;
}

export type InvocationOutcome =
  | { readonly ok: true; readonly value: string }
  | { readonly ok: false; readonly error: ThrownError };

interface Running {
  readonly generation: number;
  readonly host: InvocationHost;
  readonly finish: (outcome: InvocationOutcome) => void;
  /** A defect of ours: the invocation has no outcome. */
  readonly abandon: (error: unknown) => void;
}

interface Analyzing {
  readonly generation: number;
  readonly finish: (analysis: Analysis) => void;
}

export interface ExecutorOptions {
  readonly sandbox: Sandbox;
  readonly script: Promise<string>;
  readonly limits: Limits;
}

/** The sandboxed process that runs the functions of a deployment; replaced when it hangs or dies. */
export class Executor implements AsyncDisposable {
  readonly #options: ExecutorOptions;
  #child: Promise<SandboxedProcess>;
  #loaded: ExecutorRequest | undefined;
  #disposed = false;
  /** Counts the processes; what runs in one fails with it and never reaches the next. */
  #generation = 0;
  #ids = 0;
  readonly #running = new Map<number, Running>();
  readonly #analyses = new Map<number, Analyzing>();
  readonly #pongs = new Set<() => void>();

  constructor(options: ExecutorOptions) {
    this.#options = options;
    this.#child = this.#spawn();
    this.#child.catch(() => {});
  }

  /** Replaces the modules that later invocations run, and the environment variables by component. */
  async load(
    modules: readonly LoadedModule[],
    environmentVariables: VariablesByScope,
  ): Promise<void> {
    this.#loaded = { type: "load", modules, environmentVariables };
    await this.#send(this.#loaded);
  }

  /**
   * Evaluates modules beside the loaded ones, with environment variables by prefix; a module that hangs or kills the
   * process gives a problem.
   */
  async analyze(
    modules: readonly LoadedModule[],
    environmentVariables: VariablesByScope,
  ): Promise<Analysis> {
    this.#ids += 1;
    const id = this.#ids;
    const generation = this.#generation;
    const { promise, resolve } = Promise.withResolvers<Analysis>();
    this.#analyses.set(id, { generation, finish: resolve });
    let timer: NodeJS.Timeout | undefined;
    try {
      await this.#send({ type: "analyze", id, modules, environmentVariables });
      timer = setTimeout(
        () => this.#replace(generation, timedOut),
        Math.min(this.#options.limits.callMilliseconds, analysisMilliseconds),
      );
      return await promise;
    } finally {
      clearTimeout(timer);
      this.#analyses.delete(id);
    }
  }

  /** Runs a function. A hang, a crash and a full memory are outcomes of the call, not failures of ours. */
  async invoke(invocation: Invocation, host: InvocationHost): Promise<InvocationOutcome> {
    if (this.#disposed) return failure(crashed);
    this.#ids += 1;
    const id = this.#ids;
    const { promise, resolve, reject } = Promise.withResolvers<InvocationOutcome>();
    const generation = this.#generation;
    this.#running.set(id, { generation, host, finish: resolve, abandon: reject });
    const timers: NodeJS.Timeout[] = [];
    // Time runs from when there is a process: a slow start of ours is not the function's.
    const sent = this.#send({ type: "invoke", id, invocation }).then(() =>
      timers.push(...this.#limitTime(id, invocation)),
    );
    try {
      // Both at once, so that a rejection of the outcome never goes unheard.
      const [outcome] = await Promise.all([promise, sent]);
      return outcome;
    } finally {
      for (const timer of timers) clearTimeout(timer);
      this.#running.delete(id);
    }
  }

  #limitTime(id: number, { kind }: Invocation): NodeJS.Timeout[] {
    const interruptAfter = (milliseconds: number, waiting: boolean): NodeJS.Timeout =>
      setTimeout(() => void this.#interrupt(id, { waiting }), milliseconds);
    const whole = interruptAfter(this.#options.limits.callMilliseconds, true);
    const isBusy = kind === "query" || kind === "mutation";
    return isBusy ? [whole, interruptAfter(busyMilliseconds, false)] : [whole];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#disposed = true;
    this.#failUpTo(this.#generation, crashed);
    const child = await this.#child.catch(() => undefined);
    await child?.stop();
  }

  async #send(request: ExecutorRequest): Promise<void> {
    (await this.#child).send(request);
  }

  async #spawn(): Promise<SandboxedProcess> {
    const { sandbox, script, limits } = this.#options;
    const generation = this.#generation;
    const child = await sandbox.start({
      script: await script,
      nodeArguments: executorArguments,
      limits,
    });
    const up = new Promise<boolean>((resolve) => {
      child.onMessage((message) => {
        const parsed = parseExecutorMessage(message);
        if (parsed?.type === "ready") resolve(true);
        else if (parsed !== undefined && generation === this.#generation) {
          this.#receive(parsed, child);
        }
      });
      void child.exited.then(() => resolve(false));
    });
    if (!(await up)) {
      throw new HarnessError("stop-run", "The process for functions does not start.", {
        facts: { sandbox: sandbox.name, output: child.outputTail() },
      });
    }
    void child.exited.then(({ kind }) =>
      this.#replace(generation, kind === "out-of-memory" ? outOfMemory : crashed),
    );
    return child;
  }

  #receive(message: ExecutorMessage, child: SandboxedProcess): void {
    switch (message.type) {
      case "ready":
        return;
      case "pong":
        for (const pong of this.#pongs) pong();
        return;
      case "analyzed":
        this.#analyses.get(message.id)?.finish(message.analysis);
        return;
      case "log":
        this.#running.get(message.id)?.host.log(message.line);
        return;
      case "finished":
        this.#running.get(message.id)?.finish(message);
        return;
      case "call":
        void this.#answer(message, child);
        return;
      default:
        message satisfies never;
    }
  }

  async #answer(
    { id, call, operation, args }: Extract<ExecutorMessage, { type: "call" }>,
    child: SandboxedProcess,
  ): Promise<void> {
    const running = this.#running.get(id);
    try {
      const reply: CallReply = (await running?.host.call(operation, args)) ?? finishedAlready;
      child.send({ type: "reply", call, reply } satisfies ExecutorRequest);
    } catch (error) {
      running?.abandon(error);
    }
  }

  // A call that only waits is dropped alone; a busy loop blocks every call and costs the process.
  async #interrupt(id: number, { waiting }: { readonly waiting: boolean }): Promise<void> {
    const generation = this.#generation;
    if (!(await this.#answersPing())) this.#replace(generation, timedOut);
    else if (waiting) this.#running.get(id)?.finish(failure(timedOut));
  }

  async #answersPing(): Promise<boolean> {
    const { promise, resolve } = Promise.withResolvers<boolean>();
    const pong = (): void => resolve(true);
    this.#pongs.add(pong);
    const timer = setTimeout(() => resolve(false), pongMilliseconds);
    await this.#send({ type: "ping" }).catch(() => resolve(false));
    const alive = await promise;
    clearTimeout(timer);
    this.#pongs.delete(pong);
    return alive;
  }

  // The successor is there before the old process is gone, so that no call can reach a dying one.
  #replace(generation: number, reason: string): void {
    if (generation !== this.#generation || this.#disposed) return;
    const old = this.#child;
    this.#generation += 1;
    this.#child = this.#spawn().then((fresh) => {
      if (this.#loaded !== undefined) fresh.send(this.#loaded);
      return fresh;
    });
    this.#child.catch(() => {});
    this.#failUpTo(generation, reason);
    old.then((child) => child.stop()).catch(() => {});
  }

  #failUpTo(generation: number, message: string): void {
    for (const running of this.#running.values()) {
      if (running.generation <= generation) running.finish(failure(message));
    }
    for (const analyzing of this.#analyses.values()) {
      if (analyzing.generation <= generation) analyzing.finish(failedAnalysis(message));
    }
  }
}

function failure(message: string): InvocationOutcome {
  return { ok: false, error: { message: `Uncaught Error: ${message}`, stack: "" } };
}

function failedAnalysis(message: string): Analysis {
  const error = { message: `Uncaught Error: ${message}`, stack: "" };
  return { parts: [], problem: { prefix: "", module: "", error } };
}
