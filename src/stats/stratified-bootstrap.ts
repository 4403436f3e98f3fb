import { meanOf } from "./mean-of.ts";
import { quantile } from "./quantile.ts";
import type { Interval } from "./wilson-interval.ts";

export interface BootstrapOptions {
  /** Numbers in [0, 1); the same ones give the same interval. */
  readonly random: () => number;
  readonly replicates?: number;
  /** Share of replicates inside the interval. */
  readonly level?: number;
}

const fewestSamples = 2;

/**
 * Percentile interval of the mean of the evals' means, where the evals are fixed and only samples vary: samples are
 * drawn again within each eval. Deviations are stretched by √(k / (k - 1)) for an eval of k samples, since a resample
 * of k values varies that much less than k new ones (B. Efron, R. Tibshirani, "An Introduction to the Bootstrap", 1993,
 * section 5.3). Scores per eval: at least 2 samples each, below 5 the interval is too narrow. Throws `RangeError` else.
 */
export function stratifiedBootstrap(
  scoresByEval: readonly (readonly number[])[],
  { random, replicates = 2000, level = 0.95 }: BootstrapOptions,
): Interval {
  requireSamples(scoresByEval);
  const observed = meanOf(scoresByEval.map(meanOf));
  const means = Array.from({ length: replicates }, () => {
    const deviations = scoresByEval.map((scores) => deviationOfResample(scores, random));
    return observed + meanOf(deviations);
  });
  return percentileInterval(means, level);
}

/**
 * Percentile interval of the mean difference (second less first) of pairs of scores of the same evals, with the evals
 * drawn again: it speaks of evals like these, not of these alone. Source: as above, chapter 13.
 */
export function pairedBootstrap(
  pairs: readonly (readonly [first: number, second: number])[],
  { random, replicates = 2000, level = 0.95 }: BootstrapOptions,
): Interval {
  const differences = pairs.map(([first, second]) => second - first);
  if (differences.length === 0) throw new RangeError("There are no pairs to compare.");
  const means = Array.from({ length: replicates }, () => meanOf(resample(differences, random)));
  return percentileInterval(means, level);
}

function requireSamples(scoresByEval: readonly (readonly number[])[]): void {
  const fewest = Math.min(...scoresByEval.map(({ length }) => length));
  if (fewest >= fewestSamples && scoresByEval.length > 0) return;
  throw new RangeError(`A bootstrap within evals needs ${fewestSamples} samples of each.`);
}

function deviationOfResample(scores: readonly number[], random: () => number): number {
  const stretch = Math.sqrt(scores.length / (scores.length - 1));
  return stretch * (meanOf(resample(scores, random)) - meanOf(scores));
}

function resample(values: readonly number[], random: () => number): readonly number[] {
  return values.map((value) => values[Math.floor(random() * values.length)] ?? value);
}

function percentileInterval(values: readonly number[], level: number): Interval {
  const tail = (1 - level) / 2;
  return { low: quantile(values, tail), high: quantile(values, 1 - tail) };
}
