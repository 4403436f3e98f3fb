import { join } from "node:path";
import { childEnvironment } from "../../src/config/child-environment.ts";
import { stepNames } from "../../src/domain/step.ts";
import type { Step, StepName } from "../../src/domain/step.ts";
import { openGrading } from "../../src/grading/open-grading.ts";
import type { Grading } from "../../src/grading/open-grading.ts";
import { limitConcurrency } from "../../src/lib/limit-concurrency.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import type { Corpus } from "./corpus.ts";
import { median } from "./measured.ts";
import type { Measured } from "./measured.ts";
import { childrenRunning, peakMemory, treeCpu, treeMemory } from "./process-tree.ts";
import { regradeFigures } from "./regrade-figures.ts";

export interface RunOptions {
  readonly corpus: Corpus;
  readonly workers: number;
  readonly sandboxName: string;
  /** Empty folder. */
  readonly directory: string;
  /** How many gradings the growth of the workers' memory is measured over. */
  readonly gradings: number;
  /** Evals per step whose faults are graded again after a change. */
  readonly regrades: number;
}

const memoryBar = 2.5 * 1024;

/** Grades the recorded replies from nothing, from the cache, and warm; then one-line changes of catalogued faults. */
export async function runFigures(options: RunOptions): Promise<readonly Measured[]> {
  const { directory, workers, sandboxName, corpus } = options;
  await using store = await openSqliteStore(join(directory, "store"));
  const opening = {
    sandboxName,
    workers,
    environment: childEnvironment(),
    cacheDirectory: join(directory, "cache"),
    cache: store,
  };
  const figures: Measured[] = [];
  const peak = await peakMemory(async () => {
    await using grading = await openGrading(opening);
    figures.push(
      ...(await round("cold", { ...options, grading, bar: { atMost: 45 } })),
      ...(await round("from the cache", { ...options, grading })),
      ...(await round("warm", { ...options, grading, fresh: true })),
      ...(await growth({ ...options, grading })),
      ...(await regradeFigures(corpus, grading, options.regrades)),
    );
  });
  const bar = { atMost: memoryBar };
  return [...figures, { name: "peak memory of all processes", unit: "MiB", value: peak, bar }];
}

interface Round extends RunOptions {
  readonly grading: Grading;
  readonly fresh?: boolean;
  readonly bar?: { readonly atMost: number };
}

async function round(name: string, options: Round): Promise<readonly Measured[]> {
  const { corpus, bar } = options;
  const count = corpus.attempts.length;
  const [started, cpu] = [performance.now(), treeCpu()];
  const steps = await gradeAll(options, count);
  const seconds = (performance.now() - started) / 1000;
  const cpuMilliseconds = (treeCpu() - cpu) / count;
  const total = {
    name: `${count} recorded replies, ${name}`,
    unit: "s",
    value: seconds,
    cpuMilliseconds,
    ...(bar && { bar }),
  } as const;
  const perMinute = { name: `  attempts, ${name}`, unit: "per min", value: (count * 60) / seconds };
  const medians = name === "from the cache" ? [] : stepNames.map((step) => medianOf(step, steps));
  return [total, { ...perMinute, unit: "per min" }, ...medians.flat()];
}

async function gradeAll(
  { corpus, grading, workers, fresh = false }: Round,
  count: number,
): Promise<readonly Step[]> {
  const wanted = Array.from(
    { length: count },
    (_, index) => corpus.attempts[index % corpus.attempts.length],
  );
  const graded = await limitConcurrency(wanted, workers, async (attempt) => {
    if (attempt === undefined) return [];
    const { files } = attempt;
    const request = { suite: corpus.suite, evalPath: attempt.graded.path, files, fresh };
    return (await grading.grade(request)).steps;
  });
  const steps = graded.flat();
  const errored = steps.find((step) => step.status === "errored");
  if (errored !== undefined) throw new Error(`${errored.name} did not work: ${errored.message}`);
  return steps;
}

function medianOf(name: StepName, steps: readonly Step[]): readonly Measured[] {
  const times = steps.flatMap((step) =>
    step.name === name && step.status !== "skipped" ? [step.durationMs] : [],
  );
  return times.length === 0 ? [] : [{ name: `  step ${name}`, unit: "ms", value: median(times) }];
}

/** Memory of the workers after their first hundred gradings and at the end: programs that pile up would show. */
async function growth(options: Round): Promise<readonly Measured[]> {
  const { gradings, corpus } = options;
  const before = 2 * corpus.attempts.length;
  if (gradings <= before) return [];
  const atFirst = workersMemory();
  await gradeAll({ ...options, fresh: true }, gradings - before);
  const name = `growth of the workers from the ${before}th to the ${gradings}th grading`;
  return [{ name, unit: "MiB", value: workersMemory() - atFirst, bar: { atMost: 200 } }];
}

function workersMemory(): number {
  const workers = childrenRunning("worker-main");
  return workers.reduce((sum, pid) => sum + treeMemory(pid), 0);
}
