import { join } from "node:path";
import type { Step } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import { contentHash, treeHash } from "../lib/content-hash.ts";
import { UsageError } from "../lib/harness-error.ts";
import type { ResultStore } from "../store/result-store.ts";
import { cacheKey, recallSteps } from "./grade-cache.ts";
import type { Grade, GradeRequest, GradeResult } from "./grade.ts";
import type { GradeJob, SuiteSnapshot } from "./grade-job.ts";
import { exhaustedStep, failExhausted, passesUpTo } from "./judge-exhaustion.ts";
import { toolchainHash } from "./toolchain-hash.ts";
import { openWorkerPool } from "./worker-pool.ts";
import type { WorkerPool } from "./worker-pool.ts";

export interface GradingOptions {
  /** `bubblewrap` or `process`. */
  readonly sandboxName: string;
  /** Gradings at once; each worker keeps a compiler, a linter and a test runner. */
  readonly workers: number;
  /** Environment of the workers: what a process needs to run at all (`PATH`). */
  readonly environment: Readonly<Record<string, string>>;
  /** Folder for what depends on suite and toolchain alone, such as facts about references. */
  readonly cacheDirectory: string;
  /** Where outcomes are remembered; without it every grading runs. */
  readonly cache?: Pick<ResultStore, "cachedSteps" | "addCachedSteps">;
}

/** The cached `grade` over a pool of warm workers. Dispose it to end the workers and remove their folders. */
export interface Grading extends AsyncDisposable {
  readonly grade: Grade;
  readonly workers: number;
  readonly toolchain: string;
}

export async function openGrading(options: GradingOptions): Promise<Grading> {
  const toolchain = await toolchainHash(options.sandboxName);
  const { sandboxName, workers, environment } = options;
  const cacheDirectory = join(options.cacheDirectory, toolchain.slice(0, 16));
  const pool = await openWorkerPool({ sandboxName, workers, environment, cacheDirectory });
  return {
    workers: options.workers,
    toolchain,
    grade: (request) => grade(request, { pool, toolchain, cache: options.cache }),
    [Symbol.asyncDispose]: () => pool[Symbol.asyncDispose](),
  };
}

interface GradeTools {
  readonly pool: WorkerPool;
  readonly toolchain: string;
  readonly cache: GradingOptions["cache"];
}

async function grade(
  request: GradeRequest,
  { pool, toolchain, cache }: GradeTools,
): Promise<GradeResult> {
  request.signal?.throwIfAborted();
  const { job, suite } = prepare(request);
  const inputs = {
    files: treeHash(request.files),
    eval: job.evalHash,
    config: request.suite.configHash,
    toolchain,
  };
  const key = cacheKey(inputs);
  const recalled = request.fresh === true ? undefined : await recallSteps(cache, key, job.upTo);
  if (recalled !== undefined) return { steps: recalled, inputs, durationMs: 0, cached: true };
  const { steps, durationMs } = await runWithRetry(pool, { job, suite, request });
  // What was cancelled half-way is no outcome.
  request.signal?.throwIfAborted();
  if (isWhole(steps, job)) await cache?.addCachedSteps(key, steps);
  return { steps, inputs, durationMs, cached: false };
}

/** Nothing was lost, and no test was left out because another one failed. */
function isWhole(steps: readonly Step[], { stopAtFirstFailure }: PreparedGrade["job"]): boolean {
  const wasStopped = stopAtFirstFailure && steps.at(-1)?.status === "failed";
  return !wasStopped && !steps.some((step) => step.status === "errored");
}

interface PreparedGrade {
  readonly job: Omit<GradeJob, "id">;
  readonly suite: SuiteSnapshot;
}

function prepare({
  suite,
  evalPath,
  files,
  upTo = "tests",
  stopAtFirstFailure = false,
  known = [],
}: GradeRequest): PreparedGrade {
  const graded = suite.evals.get(evalPath);
  if (graded === undefined) {
    throw new UsageError(`The suite ${suite.manifest.name} has no eval "${evalPath}".`);
  }
  const snapshot = snapshotOf(suite);
  const { hash, graderFile, pipeline, answer } = graded;
  const job = {
    suiteKey: snapshot.key,
    evalPath,
    evalHash: hash,
    graderFile,
    pipeline,
    answer,
    files,
    upTo,
    stopAtFirstFailure,
    known,
  };
  return { job, suite: snapshot };
}

function snapshotOf(suite: Suite): SuiteSnapshot {
  const { convex, src } = suite.lintConfigs;
  return {
    key: contentHash(`${suite.hash}\n${suite.configHash}`).slice(0, 16),
    manifest: suite.manifest,
    files: Object.fromEntries(Object.entries(suite.files).filter(([path]) => isReadByChecks(path))),
    ...(convex === undefined ? {} : { convexLintConfig: convex.file }),
    ...(src === undefined ? {} : { srcLintConfig: src.file }),
  };
}

/** Catalogued faults and variants are candidates, not part of what grades. */
function isReadByChecks(path: string): boolean {
  return !/^evals\/[^/]+\/[^/]+\/(faults|variants)\//.test(path);
}

/**
 * A harness that failed and may work again gets a second try, which goes on behind the steps that the first one finished.
 * Where both tries were exhausted by the same step, the reference tells whether the harness works: then the candidate is
 * at fault. An `errored` step is told only where it stands.
 */
async function runWithRetry(
  pool: WorkerPool,
  { job, suite, request }: PreparedGrade & { readonly request: GradeRequest },
): Promise<{ steps: readonly Step[]; durationMs: number }> {
  const started = performance.now();
  const teller = stepTeller(request.onStep);
  const run = (known: readonly Step[]): Promise<readonly Step[]> =>
    pool.run({
      job: { ...job, known },
      suite,
      onStep: teller.step,
      ...(request.signal && { signal: request.signal }),
    });
  const first = await run(job.known);
  const lost = first.findIndex((step) => step.status === "errored" && step.kind === "retry");
  const mayWork = lost >= 0 && request.signal?.aborted !== true;
  const again = mayWork ? await run(first.slice(0, lost)) : first;
  const exhausted = again === first ? undefined : exhaustedStep(first, again);
  const isAtFault =
    exhausted !== undefined &&
    treeHash(job.files) !== treeHash(job.answer) &&
    passesUpTo(
      await pool.run({ job: { ...job, files: job.answer, upTo: exhausted, known: [] }, suite }),
      exhausted,
    );
  const steps = isAtFault ? failExhausted(again, exhausted) : again;
  await teller.finish(steps);
  return { steps, durationMs: Math.round(performance.now() - started) };
}

/** A step that the harness lost, or that did not run because of one: it may come out otherwise in another try. */
function isLost(step: Step): boolean {
  return (
    step.status === "errored" ||
    (step.status === "skipped" && step.reason === "earlier-step-errored")
  );
}

/** Tells steps one after the other, however long their listener takes. */
function stepTeller(onStep: GradeRequest["onStep"]): {
  readonly step: (step: Step) => void;
  readonly finish: (steps: readonly Step[]) => Promise<void>;
} {
  let telling = Promise.resolve();
  return {
    step(finished) {
      if (!isLost(finished)) telling = telling.then(() => onStep?.(finished));
    },
    async finish(steps) {
      await telling;
      for (const finished of steps) if (finished.status === "errored") await onStep?.(finished);
    },
  };
}
