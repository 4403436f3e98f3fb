import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import { createTemporaryFolder } from "../lib/temporary-folder.ts";
import { canRunBefore, endWithParent } from "../sandbox/end-with-parent.ts";
import { confineBundler } from "./confine-bundler.ts";
import type { PoolRequest } from "./grade-job.ts";
import { startGradingWorker } from "./grading-worker.ts";
import type { GradingWorker } from "./grading-worker.ts";
import { harnessCause } from "./harness-cause.ts";
import { lostStep } from "./lost-step.ts";
import { createPlaces } from "./worker-places.ts";

/** Warm workers that grade one job each at a time; jobs wait in the order in which they came. */
export interface WorkerPool extends AsyncDisposable {
  /** One entry per step. A worker that dies or does not answer gives an `errored` step and is replaced. */
  run(request: PoolRequest): Promise<readonly Step[]>;
}

export interface PoolOptions {
  readonly sandboxName: string;
  readonly workers: number;
  readonly environment: Readonly<Record<string, string>>;
  readonly cacheDirectory: string;
}

export async function openWorkerPool({ workers, ...options }: PoolOptions): Promise<WorkerPool> {
  const root = await createTemporaryFolder();
  const launcher = (await canRunBefore(endWithParent)) ? endWithParent : [];
  const places = createPlaces<GradingWorker>(workers, hasRoomForWorker);
  const alive = new Set<GradingWorker>();
  let started = 0;

  async function start(): Promise<GradingWorker> {
    const directory = join(root, `worker-${started++}`);
    await mkdir(directory, { recursive: true });
    const environment = { ...options.environment, ...(await confineBundler(directory)) };
    const worker = startGradingWorker({ ...options, directory, launcher, environment });
    alive.add(worker);
    void worker.exited.then(() => alive.delete(worker));
    return worker;
  }

  return {
    async run(request) {
      const place = await places.take(request.job.evalPath);
      try {
        if (place.worker === undefined || !alive.has(place.worker)) place.worker = await start();
        place.lastEval = request.job.evalPath;
        return completeSteps(await place.worker.grade(request));
      } catch (error) {
        const { known } = request.job;
        return completeSteps([...known, lostStep(known.length, harnessCause(error))]);
      } finally {
        places.giveBack(place);
      }
    },
    async [Symbol.asyncDispose]() {
      await Promise.all([...alive].map((worker) => worker.stop()));
      await rm(root, { recursive: true, force: true });
    },
  };
}

/**
 * What a worker and the processes that it starts hold, with room to spare. Where less is free, a further worker would
 * make the machine swap.
 */
const workerBytes = 1.25 * 1024 ** 3;

function hasRoomForWorker(): boolean {
  return process.availableMemory() > workerBytes;
}

/** A worker that died told only its first steps: the others did not run. */
function completeSteps(told: readonly Step[]): readonly Step[] {
  return stepNames.map(
    (name, index) =>
      told[index] ?? ({ name, status: "skipped", reason: "earlier-step-errored" } as const),
  );
}
