import { fork } from "node:child_process";
import { join } from "node:path";
import type { ChildProcess } from "node:child_process";
import type { Step } from "../domain/step.ts";
import { modulePath } from "../lib/module-path.ts";
import { killProcessGroup, stopProcessGroup } from "../lib/stop-process-group.ts";
import type {
  MessageFromWorker,
  MessageToWorker,
  PoolRequest,
  SuiteSnapshot,
} from "./grade-job.ts";
import { lostStep } from "./lost-step.ts";
import { watchSteps } from "./step-limit.ts";

/** A worker process. Ends with ours. */
export interface GradingWorker {
  /** The signal that ended it, if any. */
  readonly exited: Promise<string | undefined>;
  /**
   * Steps in order, those that the job knows first, as far as they were told; the last is `errored` where the worker died
   * or overran its deadline.
   */
  grade(request: PoolRequest): Promise<readonly Step[]>;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Temporary folder of this worker alone. */
  readonly directory: string;
  readonly sandboxName: string;
  /** Folder that all workers share, for what depends on suite and toolchain alone. */
  readonly cacheDirectory: string;
  /** Command, with its arguments, that starts the worker's Node; none where that is not needed. */
  readonly launcher: readonly string[];
  /** What a process needs to run at all (`PATH`); nothing else of ours reaches a worker. */
  readonly environment: Readonly<Record<string, string>>;
}

const suitesKept = 12;

export function startGradingWorker(options: WorkerOptions): GradingWorker {
  const child = forkWorker(options);
  const stderr = collectTail(child);
  const exited = new Promise<string | undefined>((resolve) => {
    child.once("exit", (_code, signal) => {
      killProcessGroup(child);
      resolve(signal ?? undefined);
    });
  });
  const send = (message: MessageToWorker): void => {
    if (child.connected) child.send(message, () => undefined);
  };
  const tellSuite = suiteTeller(send);
  const stop = (): Promise<void> => stopProcessGroup(child);
  let jobs = 0;
  return {
    exited,
    stop,
    async grade(request) {
      tellSuite(request.suite);
      const id = ++jobs;
      const answer = listenForSteps(child, { id, request, exited, stderr });
      send({ type: "grade", job: { ...request.job, id } });
      const { steps, problem } = await answer;
      if (problem === undefined) return steps;
      await stop();
      return [...steps, lostStep(steps.length, { kind: "retry", ...problem })];
    },
  };
}

function forkWorker({
  directory,
  sandboxName,
  cacheDirectory,
  environment,
  launcher,
}: WorkerOptions): ChildProcess {
  const [execPath = process.execPath, ...launching] = launcher;
  return fork(
    modulePath(import.meta.url, "./worker/worker-main"),
    [directory, sandboxName, cacheDirectory],
    {
      cwd: directory,
      env: {
        ...environment,
        HOME: directory,
        TMPDIR: directory,
        NO_COLOR: "1",
        // Without CI the platform's client reports to its vendor and waits; it asks for its version at a closed port.
        CI: "1",
        CONVEX_VERSION_API_ORIGIN: "http://127.0.0.1:9",
        GOGC: "400",
        NODE_COMPILE_CACHE: join(cacheDirectory, "compiled"),
      },
      execPath,
      execArgv: [
        ...(launcher.length === 0 ? [] : [...launching, process.execPath]),
        "--disable-warning=ExperimentalWarning",
        // Of the process and of its thread each, which collect garbage the later the more they may hold.
        "--max-old-space-size=1024",
        "--max-semi-space-size=24",
      ],
      serialization: "advanced",
      stdio: ["ignore", "ignore", "pipe", "ipc"],
      detached: true,
    },
  );
}

/** The last of what a worker wrote to standard error: what it died of. */
function collectTail(child: ChildProcess): () => string {
  const pieces: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    pieces.push(text);
    if (pieces.length > 50) pieces.shift();
  });
  return () => pieces.join("").slice(-2000);
}

/** Sends a suite once, and tells the worker to forget the one that was not graded with for longest. */
function suiteTeller(send: (message: MessageToWorker) => void): (suite: SuiteSnapshot) => void {
  const known = new Set<string>();
  return (suite) => {
    if (!known.delete(suite.key)) send({ type: "suite", suite });
    known.add(suite.key);
    const [oldest] = known;
    if (known.size <= suitesKept || oldest === undefined) return;
    known.delete(oldest);
    send({ type: "forget-suite", key: oldest });
  };
}

interface Problem {
  readonly message: string;
  readonly exhausted: boolean;
}

interface Listening {
  readonly id: number;
  readonly request: PoolRequest;
  readonly exited: Promise<string | undefined>;
  readonly stderr: () => string;
}

/** Collects the steps of a job until it is graded, or until something goes wrong: then `problem` says what. */
async function listenForSteps(
  child: ChildProcess,
  { id, request, exited, stderr }: Listening,
): Promise<{ steps: readonly Step[]; problem: Problem | undefined }> {
  const { job, suite, onStep, signal } = request;
  const steps: Step[] = [...job.known];
  const { promise, resolve } = Promise.withResolvers<Problem | undefined>();
  const exhaust = (message: string): void => resolve({ message, exhausted: true });
  using limit = watchSteps({
    pid: child.pid ?? 0,
    first: steps.length,
    deadlinesMs: suite.manifest.deadlinesMs,
    onExcess: exhaust,
  });
  const listen = (message: MessageFromWorker): void => {
    if (message.type === "ready" || message.id !== id) return;
    if (message.type === "graded") return resolve(undefined);
    steps.push(message.step);
    limit.next();
    onStep?.(message.step);
  };
  const abort = (): void => resolve({ message: "The grading was cancelled.", exhausted: false });
  signal?.addEventListener("abort", abort, { once: true });
  void exited.then((ending) => exhaust(deathOf(ending, stderr())));
  child.on("message", listen);
  const problem = await promise;
  child.off("message", listen);
  signal?.removeEventListener("abort", abort);
  return { steps, problem };
}

/** One sentence with what it died of, where that is known; what it wrote follows on lines of its own. */
function deathOf(signal: string | undefined, stderr: string): string {
  const error = stderr.split("\n").find((line) => /^\w*(?:Error|Exception)\b.*:/u.test(line));
  return `The grading worker died${reasonOf(signal, error)}\n${stderr}`.trimEnd();
}

function reasonOf(signal: string | undefined, error: string | undefined): string {
  if (error !== undefined) return `: ${error}`;
  if (signal === "SIGKILL") return ": it was killed, as by a system that runs out of memory.";
  return signal === undefined ? "." : ` of ${signal}.`;
}
