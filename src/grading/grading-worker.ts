import { fork } from "node:child_process";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import { modulePath } from "../lib/module-path.ts";
import { stopProcessGroup } from "../lib/stop-process-group.ts";
import type { MessageFromWorker, MessageToWorker, PoolRequest, SuiteSnapshot } from "./grade-job.ts";

/** A worker process. Ends with ours. */
export interface GradingWorker {
  readonly exited: Promise<void>;
  /** Steps in order as far as they were told; the last is `errored` where the worker died or overran its deadline. */
  grade(request: PoolRequest): Promise<readonly Step[]>;
  stop(): Promise<void>;
}

export interface WorkerOptions {
  /** Temporary folder of this worker alone. */
  readonly directory: string;
  readonly sandboxName: string;
  /** What a process needs to run at all (`PATH`); nothing else of ours reaches a worker. */
  readonly environment: Readonly<Record<string, string>>;
}

const suitesKept = 12;
const slackMs = 20_000;

export function startGradingWorker({ directory, sandboxName, environment }: WorkerOptions): GradingWorker {
  const child = fork(modulePath(import.meta.url, "./worker/worker-main"), [directory, sandboxName], {
    cwd: directory,
    env: { ...environment, HOME: directory, TMPDIR: directory, NO_COLOR: "1", CI: "1" },
    execArgv: ["--disable-warning=ExperimentalWarning", "--max-old-space-size=2048"],
    serialization: "advanced",
    stdio: ["ignore", "ignore", "pipe", "ipc"],
    detached: true,
  });
  const errors: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => {
    errors.push(text);
    if (errors.length > 50) errors.shift();
  });
  const exited = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const suites = new Set<string>();
  let jobs = 0;

  const send = (message: MessageToWorker): void => {
    if (child.connected) child.send(message, () => undefined);
  };

  function tellSuite(suite: SuiteSnapshot): void {
    if (suites.delete(suite.key)) return void suites.add(suite.key);
    send({ type: "suite", suite });
    suites.add(suite.key);
    const [oldest] = suites;
    if (suites.size <= suitesKept || oldest === undefined) return;
    suites.delete(oldest);
    send({ type: "forget-suite", key: oldest });
  }

  const stop = (): Promise<void> => stopProcessGroup(child);

  return {
    exited,
    stop,
    async grade({ job, suite, onStep, signal }) {
      tellSuite(suite);
      const id = ++jobs;
      const steps: Step[] = [];
      const { promise, resolve } = Promise.withResolvers<string | undefined>();
      const listen = (message: MessageFromWorker): void => {
        if (message.type === "step" && message.id === id) {
          steps.push(message.step);
          onStep?.(message.step);
        }
        if (message.type === "graded" && message.id === id) resolve(undefined);
      };
      const limit = deadlineOf(suite);
      const timer = setTimeout(resolve, limit, `The grading did not end within ${limit} ms.`);
      const abort = (): void => resolve("The grading was cancelled.");
      signal?.addEventListener("abort", abort, { once: true });
      void exited.then(() => resolve(`The grading worker died. ${errors.join("").slice(-2000)}`.trim()));
      child.on("message", listen);
      send({ type: "grade", job: { ...job, id } });
      const problem = await promise;
      clearTimeout(timer);
      child.off("message", listen);
      signal?.removeEventListener("abort", abort);
      if (problem === undefined) return steps;
      await stop();
      return [...steps, erroredStep(steps.length, problem)];
    },
  };
}

function deadlineOf({ manifest }: SuiteSnapshot): number {
  return Object.values(manifest.deadlinesMs).reduce((sum, each) => sum + each, slackMs);
}

function erroredStep(index: number, message: string): Step {
  return { name: stepNames[index] ?? "tests", status: "errored", durationMs: 0, kind: "retry", message };
}
