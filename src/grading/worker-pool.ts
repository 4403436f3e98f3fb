import { mkdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { stepNames } from "../domain/step.ts";
import type { Step } from "../domain/step.ts";
import { createTemporaryFolder } from "../lib/temporary-folder.ts";
import { canRunBefore, endWithParent } from "../sandbox/end-with-parent.ts";
import type { PoolRequest } from "./grade-job.ts";
import { startGradingWorker } from "./grading-worker.ts";
import type { GradingWorker } from "./grading-worker.ts";
import { harnessCause } from "./harness-cause.ts";
import { lostStep } from "./lost-step.ts";

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
  const places = createPlaces(workers);
  const alive = new Set<GradingWorker>();
  let started = 0;

  async function start(): Promise<GradingWorker> {
    const directory = join(root, `worker-${started++}`);
    await mkdir(directory, { recursive: true });
    const worker = startGradingWorker({ directory, launcher, ...options });
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

/** Room for one worker, which remembers what it last compiled. */
interface Place {
  worker: GradingWorker | undefined;
  lastEval: string | undefined;
}

interface Places {
  /** Waits for a free place, the one that last graded this eval where it is free. */
  take(evalPath: string): Promise<Place>;
  giveBack(place: Place): void;
}

function createPlaces(count: number): Places {
  const free: Place[] = Array.from({ length: count }, () => ({
    worker: undefined,
    lastEval: undefined,
  }));
  const waiting: ((place: Place) => void)[] = [];
  return {
    take(evalPath) {
      const same = free.findIndex(({ lastEval }) => lastEval === evalPath);
      const [place] = free.splice(Math.max(same, 0), 1);
      return place === undefined
        ? new Promise((resolve) => waiting.push(resolve))
        : Promise.resolve(place);
    },
    giveBack(place) {
      const next = waiting.shift();
      if (next === undefined) free.push(place);
      else next(place);
    },
  };
}

/** A worker that died told only its first steps: the others did not run. */
function completeSteps(told: readonly Step[]): readonly Step[] {
  return stepNames.map(
    (name, index) =>
      told[index] ?? ({ name, status: "skipped", reason: "earlier-step-errored" } as const),
  );
}
