import type { Rate } from "../../domain/report.ts";
import { randomNumbers } from "../../lib/random-numbers.ts";
import { stratifiedBootstrap } from "../../stats/stratified-bootstrap.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import type { AttemptWithOutcome, RunOutcomes } from "../../analysis/queries/run-outcomes.ts";

/** How many of its scored samples an eval passed. */
export interface EvalSamples {
  readonly evalPath: string;
  readonly passed: number;
  readonly total: number;
}

/** Below, the bootstrap over samples is too narrow. */
const fewestForBootstrap = 5;

/** Every eval with a scored attempt, in order. */
export function samplesByEval({ attempts }: Pick<RunOutcomes, "attempts">): readonly EvalSamples[] {
  const scored = attempts.filter(({ outcome: { status } }) => isScored(status));
  const groups = Map.groupBy(scored, ({ attempt }) => attempt.evalPath);
  return [...groups].map(([evalPath, samples]) => ({
    evalPath,
    passed: samples.filter(({ outcome }) => outcome.status === "passed").length,
    total: samples.length,
  }));
}

function isScored(status: AttemptWithOutcome["outcome"]["status"]): boolean {
  return status === "passed" || status === "failed";
}

/**
 * The pass rate with its interval: Wilson's for one sample per eval. Samples of one eval are no independent attempts:
 * from five of each on their scatter is resampled within the evals, below that the evals are counted, not the samples.
 */
export function rateOf(outcomes: Pick<RunOutcomes, "passed" | "total" | "attempts">): Rate {
  const { passed, total } = outcomes;
  const evals = samplesByEval(outcomes);
  const fewest = Math.min(...evals.map((each) => each.total));
  if (total === evals.length) return { passed, total, ...wilsonInterval(passed, total) };
  if (fewest < fewestForBootstrap) {
    return { passed, total, ...wilsonInterval((passed / total) * evals.length, evals.length) };
  }
  const scores = evals.map((each) =>
    Array.from({ length: each.total }, (_, index) => (index < each.passed ? 1 : 0)),
  );
  return { passed, total, ...stratifiedBootstrap(scores, { random: randomNumbers(total) }) };
}
