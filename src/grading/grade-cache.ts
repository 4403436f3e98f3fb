import type { GradingInputs } from "../domain/grading.ts";
import { outcomeLine, outcomeOf, stepIndex } from "../domain/grading.ts";
import type { Step, StepName } from "../domain/step.ts";
import { contentHash } from "../lib/content-hash.ts";
import type { ResultStore } from "../store/result-store.ts";

/** Key of everything that decides a grade. */
export function cacheKey({ files, eval: evalHash, config, toolchain }: GradingInputs): string {
  return contentHash([files, evalHash, config, toolchain].join("\n"));
}

/**
 * Steps recorded for a key that reach `upTo`, later ones marked as not requested. None where nothing was recorded or
 * where two recorded outcomes differ: such a key is flaky and is graded every time.
 */
export async function recallSteps(
  cache: Pick<ResultStore, "cachedSteps"> | undefined,
  key: string,
  upTo: StepName,
): Promise<readonly Step[] | undefined> {
  const observed = (await cache?.cachedSteps(key)) ?? [];
  const reaching = observed.filter((steps) => reaches(steps, upTo));
  const cut = reaching.map((steps) => cutAfter(steps, upTo));
  const outcomes = new Set(cut.map((steps) => outcomeLine(outcomeOf(steps))));
  return outcomes.size === 1 ? cut[0] : undefined;
}

function reaches(steps: readonly Step[], upTo: StepName): boolean {
  return steps
    .slice(0, stepIndex(upTo) + 1)
    .every((step) => step.status !== "skipped" || step.reason !== "not-requested");
}

function cutAfter(steps: readonly Step[], upTo: StepName): readonly Step[] {
  const last = stepIndex(upTo);
  return steps.map((step, index) =>
    index <= last
      ? step
      : ({ name: step.name, status: "skipped", reason: "not-requested" } as const),
  );
}
