import { hostname } from "node:os";
import type { Config } from "../config/load-config.ts";
import { newId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { Grading } from "../grading/open-grading.ts";
import { isProcessAlive } from "../lib/is-process-alive.ts";
import { gradePriorRun } from "../runner/grade-prior-run.ts";
import { holdRun } from "../runner/hold-run.ts";
import { importOutcomes } from "../runner/import-outcomes.ts";
import { runSuite } from "../runner/run-suite.ts";
import type { ResultStore } from "../store/result-store.ts";
import type { ModelCalls } from "./model-calls.ts";
import { planRun } from "./plan-run.ts";
import type { RunPlan } from "./plan-run.ts";
import type { RunRequest } from "./workbench.ts";

interface GradingParts {
  readonly config: Config;
  readonly store: ResultStore;
  readonly calls: ModelCalls;
  readonly grading: () => Promise<Grading>;
}

/** Generates and grades a run, which no other process can work on meanwhile. */
export async function gradeRun(parts: GradingParts, request: RunRequest): Promise<Run> {
  const { config, store, grading, calls } = parts;
  const plan = await planRun(request, config, calls);
  for (const prior of plan.priorRuns) await importOutcomes(prior, { store, newId });
  const { grade, toolchain, workers } = await grading();
  const { observer, signal, draining } = request;
  const limits = { concurrency: workers, signal, ...(draining && { draining }) };
  const tools = { store, grade, toolchain, observer, newId, now: () => performance.now() };
  for (const prior of plan.priorRuns) {
    await gradePriorRun(prior, limits, tools);
  }
  await using held = await holdRun(plan.run.id, {
    store,
    holder: { id: newId(), host: hostname(), pid: process.pid },
    isAlive: isProcessAlive,
  });
  return await runSuite(
    {
      ...limits,
      ...suiteRequestOf(plan, workers),
      keepsErrored: request.keepsErrored ?? false,
      signal: AbortSignal.any([signal, held.lost]),
    },
    tools,
  );
}

/** While replies are waited for, those that came are graded. */
function suiteRequestOf({ run, suite, model, asking }: RunPlan, workers: number) {
  if (asking === undefined) return { run, suite, model };
  const { experiment, provider } = asking;
  const { samples, systemPrompt } = experiment;
  return {
    run,
    suite,
    model,
    samples,
    ...(systemPrompt !== undefined && { systemPrompt }),
    concurrency: provider.limits.concurrentCalls + workers,
  };
}
