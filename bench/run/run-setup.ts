import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { childEnvironment } from "../../src/config/child-environment.ts";
import { newId, runId } from "../../src/domain/ids.ts";
import type { Suite } from "../../src/domain/suite.ts";
import { openGrading } from "../../src/grading/open-grading.ts";
import type { Grading } from "../../src/grading/open-grading.ts";
import type { LanguageModel } from "../../src/llm/language-model.ts";
import { runSuite } from "../../src/runner/run-suite.ts";
import type { RunEvent } from "../../src/runner/run-observer.ts";
import { readRecordedRun } from "../../src/sources/recorded-run.ts";
import { openSqliteStore } from "../../src/store/sqlite-store.ts";
import type { ResultStore } from "../../src/store/result-store.ts";
import { loadSuite } from "../../src/suite/load-suite.ts";

/** A store, an open grading with its cache in it, and the recorded replies by eval. */
export interface RunSetup extends AsyncDisposable {
  readonly suite: Suite;
  readonly replies: ReadonlyMap<string, string>;
  readonly store: ResultStore;
  readonly grading: Grading;
}

export interface SetupOptions {
  readonly directory: string;
  readonly suiteDirectory: string;
  readonly recording: string;
  readonly evals: number;
  readonly sandboxName: string;
  readonly workers: number;
}

/** Opens all that a run needs, with as many evals of the suite as wanted that have a recorded reply. */
export async function openRunSetup(options: SetupOptions): Promise<RunSetup> {
  const { directory, suiteDirectory, recording, evals, sandboxName, workers } = options;
  const { evalPaths, repliesDirectory } = await readRecordedRun(recording);
  const whole = await loadSuite(suiteDirectory);
  const chosen = evalPaths.filter((path) => whole.evals.has(path)).slice(0, evals);
  const suite = {
    ...whole,
    evals: new Map([...whole.evals].filter(([path]) => chosen.includes(path))),
  };
  const texts = chosen.map(
    async (path) => [path, await readFile(join(repliesDirectory, `${path}.md`), "utf8")] as const,
  );
  const replies = new Map(await Promise.all(texts));
  const store = await openSqliteStore(directory);
  const cacheDirectory = join(directory, "cache");
  const environment = childEnvironment();
  const grading = await openGrading({
    sandboxName,
    workers,
    environment,
    cacheDirectory,
    cache: store,
  });
  return {
    suite,
    replies,
    store,
    grading,
    async [Symbol.asyncDispose]() {
      await grading[Symbol.asyncDispose]();
      await store[Symbol.asyncDispose]();
    },
  };
}

export interface TimedRun {
  readonly model: LanguageModel;
  readonly samples: number;
  readonly concurrency: number;
  /** Without it, every attempt is graded. */
  readonly grades?: boolean;
  readonly onEvent?: (event: RunEvent) => void;
}

/** Makes one run of every eval and returns the seconds that it took. */
export async function timeRun(
  { suite, store, grading }: RunSetup,
  { model, samples, concurrency, grades = true, onEvent = () => undefined }: TimedRun,
): Promise<number> {
  const started = performance.now();
  const run = {
    id: runId(newId()),
    provider: model.provider,
    model: model.name,
    modelDisplayName: model.name,
    experiment: "default",
    guidelines: true,
    date: "2026-02-12",
    status: "running",
  } as const;
  await runSuite(
    { run, suite, model, samples, concurrency },
    {
      store,
      grade: grades ? grading.grade : noGrade,
      toolchain: grading.toolchain,
      observer: onEvent,
      newId,
      now: () => performance.now(),
    },
  );
  return (performance.now() - started) / 1000;
}

const noGrade: Grading["grade"] = async () => ({
  steps: [],
  inputs: { files: "", eval: "", config: "", toolchain: "" },
  durationMs: 0,
  cached: false,
});
