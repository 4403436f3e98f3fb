import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import { createTemporaryFolder } from "../lib/temporary-folder.ts";
import type { PoolRequest } from "./grade-job.ts";
import { startGradingWorker } from "./grading-worker.ts";
import type { GradingWorker } from "./grading-worker.ts";

/** Warm workers that grade one job each at a time; jobs wait in the order in which they came. */
export interface WorkerPool extends AsyncDisposable {
  /** One entry per step. A worker that dies or does not answer gives an `errored` step and is replaced. */
  run(request: PoolRequest): Promise<readonly Step[]>;
}

export interface PoolOptions {
  readonly sandboxName: string;
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
}

export async function openWorkerPool({ workers, ...options }: PoolOptions): Promise<WorkerPool> {
  const root = await createTemporaryFolder();
  const idle: (GradingWorker | undefined)[] = Array.from({ length: workers });
  const waiting: ((slot: GradingWorker | undefined) => void)[] = [];
  const alive = new Set<GradingWorker>();
  let started = 0;

  async function start(): Promise<GradingWorker> {
    const directory = join(root, `worker-${started++}`);
    await mkdir(directory, { recursive: true });
    const worker = startGradingWorker({ directory, ...options });
    alive.add(worker);
    void worker.exited.then(() => alive.delete(worker));
    return worker;
  }

  function acquire(): Promise<GradingWorker | undefined> {
    if (idle.length > 0) return Promise.resolve(idle.shift());
    return new Promise((resolve) => waiting.push(resolve));
  }

  function release(worker: GradingWorker): void {
    const slot = alive.has(worker) ? worker : undefined;
    const next = waiting.shift();
    if (next === undefined) idle.push(slot);
    else next(slot);
  }

  return {
    async run(request) {
      const slot = await acquire();
      const worker = slot !== undefined && alive.has(slot) ? slot : await start();
      try {
        return completeSteps(await worker.grade(request));
      } finally {
        release(worker);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...alive].map((worker) => worker.stop()));
      await rm(root, { recursive: true, force: true });
    },
  };
}

/** A worker that died told only its first steps: the others did not run. */
function completeSteps(told: readonly Step[]): readonly Step[] {
  return stepNames.map(
    (name, index) => told[index] ?? ({ name, status: "skipped", reason: "earlier-step-failed" } as const),
  );
}
