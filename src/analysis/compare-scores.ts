import type { EvalPath } from "../domain/eval.ts";
import { isWithoutPasses } from "../domain/run.ts";
import type { Run } from "../domain/run.ts";
import { randomNumbers } from "../lib/random-numbers.ts";
import { adjustByHolm } from "../stats/adjust-p-values.ts";
import { meanOf } from "../stats/mean-of.ts";
import { smallestDetectableDifference } from "../stats/mcnemar-test.ts";
import { signFlipTest } from "../stats/sign-flip-test.ts";
import { pairedBootstrap, stratifiedBootstrap } from "../stats/stratified-bootstrap.ts";
import { wilsonInterval } from "../stats/wilson-interval.ts";
import type { Interval } from "../stats/wilson-interval.ts";

/** A run and what became of each eval: one score per graded sample, 1 where it passed and else 0. */
export interface ScoredRun {
  readonly run: Run;
  readonly scores: ReadonlyMap<EvalPath, readonly number[]>;
}

/** A pass rate over evals, 0 to 1, each eval with the mean of its samples. */
export interface ScoredRate extends Interval {
  readonly rate: number;
  readonly evals: number;
  readonly samples: number;
}

/** Two runs, paired by eval over those that both graded. */
export interface ScoreComparison {
  readonly first: Run;
  readonly second: Run;
  /** Evals that either passed in all samples, or in none, or that only one did. */
  readonly both: readonly EvalPath[];
  readonly onlyFirst: readonly EvalPath[];
  readonly onlySecond: readonly EvalPath[];
  readonly neither: readonly EvalPath[];
  /** Mean of the second's scores less the first's, over the shared evals, with the interval over evals like these. */
  readonly difference: Interval & { readonly mean: number };
  /** Two-sided; the exact McNemar test where each eval has one sample. */
  readonly pValue: number;
  /** Holm's, over all comparisons made together. */
  readonly adjustedPValue: number;
  /** In evals, one-sided; absent where so few pairs can show none. */
  readonly smallestDetectable?: number;
  /** What else differs between the runs, a clause each: such a difference is not the models' alone. */
  readonly warnings: readonly string[];
}

/** From so many samples of every eval the interval comes from the samples and not from the evals. */
const samplesForBootstrap = 5;
const seed = 20_260;

/** The rate of a run with its 95 % interval: Wilson's, or a bootstrap within evals from 5 samples of each. */
export function rateOfScores({ scores }: ScoredRun): ScoredRate {
  const graded = [...scores.values()].filter(({ length }) => length > 0);
  const means = graded.map(meanOf);
  const passed = means.reduce((sum, mean) => sum + mean, 0);
  const samples = graded.reduce((sum, { length }) => sum + length, 0);
  const known = { rate: graded.length === 0 ? 0 : passed / graded.length, evals: graded.length };
  const isRepeated =
    graded.length > 0 && graded.every(({ length }) => length >= samplesForBootstrap);
  const interval = isRepeated
    ? stratifiedBootstrap(graded, { random: randomNumbers(seed) })
    : wilsonInterval(passed, graded.length);
  return { ...known, samples, ...interval };
}

/** Only failures of the run are here, although some of its evals passed: its scores are no rate of the run. */
export function holdsFailuresOnly({ run: { recordedTotals }, scores }: ScoredRun): boolean {
  const passes = [...scores.values()].some((each) => each.some((score) => score > 0));
  return isWithoutPasses(recordedTotals, passes);
}

/** Compares the first run with each of the others. Runs that share no eval have empty lists and a p-value of 1. */
export function compareScores(
  first: ScoredRun,
  others: readonly ScoredRun[],
): readonly ScoreComparison[] {
  const comparisons = others.map((second) => compareTwo(first, second));
  const adjusted = adjustByHolm(comparisons.map(({ pValue }) => pValue));
  return comparisons.map((comparison, index) => ({
    ...comparison,
    adjustedPValue: adjusted[index] ?? 1,
  }));
}

/** What each comparison of the first run with the others says of chance alone: Holm's adjusted p-values. */
export function adjustedPValues(first: ScoredRun, others: readonly ScoredRun[]): readonly number[] {
  return adjustByHolm(others.map((second) => pValueOf(pairsOf(first, second))));
}

/** An eval that both runs graded, with the mean score of each. */
interface Pair {
  readonly path: EvalPath;
  readonly means: readonly [number, number];
}

function pairsOf(first: ScoredRun, second: ScoredRun): readonly Pair[] {
  return [...first.scores].flatMap(([path, scores]) => {
    const others = second.scores.get(path) ?? [];
    if (scores.length === 0 || others.length === 0) return [];
    return [{ path, means: [meanOf(scores), meanOf(others)] as const }];
  });
}

function pValueOf(pairs: readonly Pair[]): number {
  const differences = pairs.map(({ means: [a, b] }) => b - a);
  return signFlipTest(differences, { random: randomNumbers(seed) });
}

function compareTwo(first: ScoredRun, second: ScoredRun): Omit<ScoreComparison, "adjustedPValue"> {
  const pairs = pairsOf(first, second);
  const paths = (passedFirst: boolean, passedSecond: boolean): readonly EvalPath[] =>
    pairs
      .filter(({ means: [a, b] }) => (a === 1) === passedFirst && (b === 1) === passedSecond)
      .map(({ path }) => path);
  const smallest = smallestDetectableDifference(pairs.length);
  return {
    first: first.run,
    second: second.run,
    both: paths(true, true),
    onlyFirst: paths(true, false),
    onlySecond: paths(false, true),
    neither: paths(false, false),
    difference: differenceOf(pairs.map(({ means }) => means)),
    pValue: pValueOf(pairs),
    ...(smallest !== undefined && { smallestDetectable: smallest }),
    warnings: [
      ...(holdsFailuresOnly(first) || holdsFailuresOnly(second)
        ? ["of a run the failures alone are here, so the pairs were chosen by how they ended"]
        : []),
      ...otherDifferences(first.run, second.run),
    ],
  };
}

function differenceOf(
  pairs: readonly (readonly [number, number])[],
): ScoreComparison["difference"] {
  if (pairs.length === 0) return { mean: 0, low: -1, high: 1 };
  const mean = meanOf(pairs.map(([a, b]) => b - a));
  return { mean, ...pairedBootstrap(pairs, { random: randomNumbers(seed) }) };
}

function otherDifferences(first: Run, second: Run): readonly string[] {
  const suites = [first.suite, second.suite];
  if (suites.includes(undefined)) {
    return ["a run is known by its outcomes only, so what it was graded with is not known"];
  }
  const [a, b] = suites;
  return [
    ...(a?.hash === b?.hash ? [] : ["the suite changed between them"]),
    ...(JSON.stringify(a?.overlay) === JSON.stringify(b?.overlay)
      ? []
      : ["other checks lay over the suite"]),
    ...(first.guidelines === second.guidelines ? [] : ["one had guidelines and the other none"]),
  ];
}
