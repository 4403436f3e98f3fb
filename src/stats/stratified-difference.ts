import { meanOf } from "./mean-of.ts";
import type { Interval } from "./wilson-interval.ts";

/** Scores of the samples of one eval under two conditions, 1 where a sample passed and else 0. */
export interface PairedScores {
  readonly first: readonly number[];
  readonly second: readonly number[];
}

export interface StratifiedDifference extends Interval {
  /** Mean over the evals of the second's pass rate less the first's. */
  readonly mean: number;
  /** Two-sided: were either condition as good in every eval, how often would they differ by as much? */
  readonly pValue: number;
}

const zOfLevel = 1.959964; // two-sided 5 %

/**
 * The difference of two conditions over evals that are fixed, from repeated samples of each: it speaks of these evals.
 * The p-value is exact: within each eval every split of its passes over the two conditions is as likely as any other (the
 * exact form of W. Cochran's test of strata, Biometrics 10 (1954); J. Gart, Biometrika 57 (1970)). The interval is the
 * normal one, its variances from one more pass and one more failure on either side (after A. Agresti, B. Caffo, Am. Stat.
 * 54 (2000)), so that evals which always pass do not count as certain. Every eval needs a sample on either side.
 */
export function stratifiedDifference(evals: readonly PairedScores[]): StratifiedDifference {
  if (evals.length === 0) return { mean: 0, low: -1, high: 1, pValue: 1 };
  const differences = evals.map(({ first, second }) => meanOf(second) - meanOf(first));
  const mean = meanOf(differences);
  const variance =
    meanOf(evals.map(({ first, second }) => varianceOfRate(first) + varianceOfRate(second))) /
    evals.length;
  const margin = zOfLevel * Math.sqrt(variance);
  return {
    mean,
    low: Math.max(-1, mean - margin),
    high: Math.min(1, mean + margin),
    pValue: permutationPValue(evals),
  };
}

/**
 * Variance of the mean of samples of one eval, estimated with a pass and a failure more, and so scaled that the estimate
 * is right on average where every second sample passes: from 2 samples on it is too large rather than too small.
 */
export function varianceOfRate(scores: readonly number[]): number {
  const { length } = scores;
  const count = length + 2;
  const rate = (passesOf(scores) + 1) / count;
  const scale = count ** 2 / (count ** 2 - length);
  return (scale * rate * (1 - rate)) / length;
}

/** Sums of the same numbers in another order may differ by rounding. */
const grain = 1e-9;

function permutationPValue(evals: readonly PairedScores[]): number {
  let sums = new Map<number, number>([[0, 1]]);
  for (const each of evals) sums = convolve(sums, splitsOf(each));
  const observed = evals.reduce(
    (sum, { first, second }) => sum + meanOf(second) - meanOf(first),
    0,
  );
  const asFar = [...sums].filter(([sum]) => Math.abs(sum) >= Math.abs(observed) - 2 * grain);
  return Math.min(
    1,
    asFar.reduce((sum, [, probability]) => sum + probability, 0),
  );
}

/** Every difference that the splits of an eval's passes give, with its hypergeometric probability. */
function splitsOf({ first, second }: PairedScores): ReadonlyMap<number, number> {
  const [n, m] = [first.length, second.length];
  const passes = passesOf(first) + passesOf(second);
  const all = choose(n + m, passes);
  const splits = new Map<number, number>();
  for (let inFirst = Math.max(0, passes - m); inFirst <= Math.min(n, passes); inFirst += 1) {
    const probability = (choose(n, inFirst) * choose(m, passes - inFirst)) / all;
    splits.set((passes - inFirst) / m - inFirst / n, probability);
  }
  return splits;
}

function convolve(
  sums: ReadonlyMap<number, number>,
  splits: ReadonlyMap<number, number>,
): Map<number, number> {
  const next = new Map<number, number>();
  for (const [sum, probability] of sums) {
    for (const [difference, share] of splits) {
      const key = Math.round((sum + difference) / grain) * grain;
      next.set(key, (next.get(key) ?? 0) + probability * share);
    }
  }
  return next;
}

function choose(from: number, count: number): number {
  let ways = 1;
  for (let index = 1; index <= count; index += 1) ways = (ways * (from - count + index)) / index;
  return ways;
}

function passesOf(scores: readonly number[]): number {
  return scores.reduce((sum, score) => sum + score, 0);
}
