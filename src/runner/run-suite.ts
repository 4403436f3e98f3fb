import type { Run } from "../domain/run.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import type { ResultStore } from "../store/result-store.ts";
import { doubtfulEvals } from "../suite/doubtful-evals.ts";
import { runAttempt } from "./run-attempt.ts";
import type { AttemptPlan, RunSuiteRequest, RunTools } from "./run-request.ts";

/**
 * Generates and grades every eval of a suite. Attempts with a finished official grading stay as they are, `errored` ones
 * where the request says so; a stored reply is not asked for again, and committed steps are kept. Where a signal or a `HarnessError` of kind `stop-run` ends it
 * early, the run is `cancelled`, can be resumed, and the reason is thrown.
 */
export async function runSuite(request: RunSuiteRequest, tools: RunTools): Promise<Run> {
  const { run, suite, samples = 1, concurrency, signal, draining } = request;
  const started = tools.now();
  const isResumed = await openRun(run, tools.store);
  const plans = [...suite.evals.values()].flatMap((graded) =>
    Array.from({ length: samples }, (_, sample): AttemptPlan => ({ eval: graded, sample })),
  );
  const open = await openPlans(request, plans, tools.store);
  const alreadyGraded = plans.length - open.length;
  tools.observer({
    type: "run-started",
    run: { ...run, status: "running" },
    evals: suite.evals.size,
    attempts: plans.length,
    alreadyGraded,
    doubtful: doubtfulEvals(suite),
  });
  try {
    await limitConcurrency(open, concurrency, async (plan) => {
      signal?.throwIfAborted();
      draining?.throwIfAborted();
      await runAttempt(plan, request, tools);
    });
  } catch (error) {
    // The reason that ended the run matters more than a store that is gone as well.
    await tools.store.updateRun(run.id, { status: "cancelled" }).catch(() => undefined);
    throw error;
  }
  const durationMs = tools.now() - started;
  const finished = finishedRun(run, { isResumed, durationMs });
  const { status, durationSeconds } = finished;
  await tools.store.updateRun(run.id, {
    status,
    ...(durationSeconds !== undefined && { durationSeconds }),
  });
  tools.observer({ type: "run-finished", run: finished, durationMs });
  return finished;
}

/** Returns whether the run was there before. */
async function openRun(run: Run, store: ResultStore): Promise<boolean> {
  const known = (await store.findRuns(run.id)).some(({ id }) => id === run.id);
  if (known) await store.updateRun(run.id, { status: "running" });
  else await store.createRun({ ...run, status: "running" });
  return known;
}

async function openPlans(
  { run, keepsErrored = false }: RunSuiteRequest,
  plans: readonly AttemptPlan[],
  store: ResultStore,
): Promise<readonly AttemptPlan[]> {
  const attempts = await store.listAttempts(run.id);
  const settled = attempts.filter(({ state: { status } }) =>
    status === "errored" ? keepsErrored : status !== "generated",
  );
  const keys = new Set(settled.map(({ evalPath, sample }) => `${evalPath} ${sample}`));
  return plans.filter((plan) => !keys.has(`${plan.eval.path} ${plan.sample}`));
}

/**
 * A run that was recorded as cancelled stays so; one that was interrupted here is completed by resuming it. How long a
 * resumed run took in all is not known.
 */
function finishedRun(
  run: Run,
  { isResumed, durationMs }: { readonly isResumed: boolean; readonly durationMs: number },
): Run {
  const status = run.status === "cancelled" && !isResumed ? "cancelled" : "completed";
  const durationSeconds = run.durationSeconds ?? (isResumed ? undefined : durationMs / 1000);
  return { ...run, status, ...(durationSeconds !== undefined && { durationSeconds }) };
}
