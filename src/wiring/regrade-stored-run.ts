import type { Config } from "../config/load-config.ts";
import { newId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grading } from "../grading/open-grading.ts";
import { UsageError } from "../lib/harness-error.ts";
import { regradeRun } from "../runner/regrade-run.ts";
import type { RegradeResult } from "../runner/regrade-run.ts";
import type { ResultStore } from "../store/result-store.ts";
import { guidelinesOf } from "./plan-provider.ts";
import { currentSuiteOf } from "./suite-of-run.ts";
import type { RegradeRunRequest } from "./workbench.ts";

interface RegradeParts {
  readonly config: Config;
  readonly store: ResultStore;
  readonly grading: () => Promise<Grading>;
}

/** Grades the replies of a run with its suite as it is today. Fails with `UsageError` for a run without code. */
export async function regradeStoredRun(
  { config, store, grading }: RegradeParts,
  { run, select, onResult, signal, draining }: RegradeRunRequest,
): Promise<readonly RegradeResult[]> {
  if (run.suite === undefined) {
    throw new UsageError(
      `Run ${run.id} is stored by its outcomes only: without its code there is nothing to grade again.`,
    );
  }
  const suite = await withGuidelines(run, await currentSuiteOf(run, config, select));
  const { grade, toolchain, workers } = await grading();
  return await regradeRun(
    {
      run,
      suite,
      isPart: select.length > 0,
      concurrency: workers,
      signal,
      ...(draining && { draining }),
      onResult,
    },
    { store, grade, toolchain, newId },
  );
}

/** The guidelines decide no grade: where their file is gone, they count as changed. */
async function withGuidelines({ origin }: Run, suite: Suite): Promise<Suite> {
  if (origin?.replies.kind !== "provider") return suite;
  const { experiment } = origin.replies;
  return { ...suite, guidelines: await guidelinesOf(experiment, suite).catch(() => "") };
}
