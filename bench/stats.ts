import { parseArgs } from "node:util";
import { randomNumbers } from "../src/lib/random-numbers.ts";
import { clusteredError } from "../src/stats/clustered-error.ts";
import { exactMcNemar } from "../src/stats/mcnemar-test.ts";
import { pairedBootstrap, stratifiedBootstrap } from "../src/stats/stratified-bootstrap.ts";
import { wilsonInterval } from "../src/stats/wilson-interval.ts";
import { withinBars } from "./within-bars.ts";
import type { Interval } from "../src/stats/wilson-interval.ts";

/** How often the intervals hold the truth and the tests reject it, for a suite of 66 evals. */
interface Figure {
  readonly name: string;
  /** Share, 0 to 1. */
  readonly value: number;
  readonly bar?: { readonly atLeast: number } | { readonly atMost: number };
}

const evals = 66;
/** Mean of `chanceOfEval`: the larger of two even numbers. */
const meanChance = 2 / 3;
const { values: options } = parseArgs({
  options: { json: { type: "boolean" }, check: { type: "boolean" } },
});
const random = randomNumbers(66);
const figures: readonly Figure[] = [
  ...wilsonFigures(),
  bootstrapFigure(5, { atLeast: 0.93 }),
  bootstrapFigure(10, { atLeast: 0.93 }),
  pairedFigure(),
  clusteredFigure(),
  mcNemarFigure(),
];
console.log(
  options.json === true
    ? JSON.stringify({ name: "npm run bench:stats", evals, figures })
    : [...figures.map(lineOf), withinBars(figures, isWithin)].join("\n"),
);
if (options.check === true && !figures.every(isWithin)) process.exitCode = 1;

/** One sample of each eval, all with the same chance: exact, over every number of passes. */
function wilsonFigures(): readonly Figure[] {
  const chances = Array.from({ length: 451 }, (_, step) => 0.5 + step / 1000);
  const coverages = chances.map((chance) => {
    const weights = binomialWeights(evals, chance);
    return weights.reduce(
      (sum, weight, passes) => sum + (holds(wilsonInterval(passes, evals), chance) ? weight : 0),
      0,
    );
  });
  return [
    {
      name: "Wilson's interval, 1 sample, mean coverage for p from 0.5 to 0.95",
      value: meanOf(coverages),
      bar: { atLeast: 0.945 },
    },
    {
      name: "Wilson's interval, 1 sample, least coverage for p from 0.5 to 0.95",
      value: Math.min(...coverages),
      bar: { atLeast: 0.925 },
    },
  ];
}

function binomialWeights(trials: number, chance: number): readonly number[] {
  const weights: number[] = [];
  let logWeight = trials * Math.log(1 - chance);
  for (let passes = 0; passes <= trials; passes += 1) {
    weights.push(Math.exp(logWeight));
    logWeight += Math.log((trials - passes) / (passes + 1)) + Math.log(chance / (1 - chance));
  }
  return weights;
}

/** Several samples of each eval, whose chances differ and are fixed: simulated suites, simulated runs of each. */
function bootstrapFigure(samples: number, bar: NonNullable<Figure["bar"]>): Figure {
  const value = coverage(1500, () => {
    const chances = suiteOfChances();
    const scores = chances.map((chance) => Array.from({ length: samples }, () => draw(chance)));
    const interval = stratifiedBootstrap(scores, { random, replicates: 400 });
    return holds(interval, meanOf(chances));
  });
  return { name: `stratified bootstrap, ${samples} samples, mean coverage`, value, bar };
}

/** Two runs over evals drawn from a population of them. */
function pairedFigure(): Figure {
  const value = coverage(1500, () => {
    const pairs = suiteOfChances().map(
      (chance) => [draw(chance), draw(Math.min(1, chance + 0.1 * (1 - chance)))] as const,
    );
    return holds(pairedBootstrap(pairs, { random, replicates: 400 }), 0.1 * (1 - meanChance));
  });
  return { name: "paired bootstrap over evals, 1 sample, coverage", value, bar: { atLeast: 0.92 } };
}

/** Thirty suites whose evals rise and fall together. */
function clusteredFigure(): Figure {
  const value = coverage(4000, () => {
    const clusters = Array.from({ length: 30 }, () => {
      const chance = chanceOfEval();
      return Array.from({ length: 12 }, () => draw(chance));
    });
    const mean = meanOf(clusters.flat());
    const reach = 1.959964 * clusteredError(clusters);
    return holds({ low: mean - reach, high: mean + reach }, meanChance);
  });
  return { name: "clustered error over 30 suites of 12, coverage", value, bar: { atLeast: 0.92 } };
}

/** Two equally good runs: exact, over every split of every number of evals that differ. */
function mcNemarFigure(): Figure {
  const rates = Array.from({ length: evals }, (_, index) => {
    const weights = binomialWeights(index + 1, 0.5);
    return weights.reduce(
      (sum, weight, first) => sum + (exactMcNemar(first, index + 1 - first) <= 0.05 ? weight : 0),
      0,
    );
  });
  return {
    name: "exact McNemar test, highest rate of false rejections at 5 %",
    value: Math.max(...rates),
    bar: { atMost: 0.05 },
  };
}

function chanceOfEval(): number {
  return Math.max(random(), random());
}

function suiteOfChances(): readonly number[] {
  return Array.from({ length: evals }, chanceOfEval);
}

function draw(chance: number): number {
  return random() < chance ? 1 : 0;
}

function coverage(trials: number, holdsTruth: () => boolean): number {
  let held = 0;
  for (let trial = 0; trial < trials; trial += 1) if (holdsTruth()) held += 1;
  return held / trials;
}

function holds({ low, high }: Interval, truth: number): boolean {
  return low <= truth && truth <= high;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function isWithin({ value, bar }: Figure): boolean {
  if (bar === undefined) return true;
  return "atLeast" in bar ? value >= bar.atLeast : value <= bar.atMost;
}

function lineOf(figure: Figure): string {
  const { name, value, bar } = figure;
  const percent = `${(100 * value).toFixed(2)} %`.padStart(8);
  if (bar === undefined) return `${name.padEnd(70)}${percent}`;
  const told = "atLeast" in bar ? `at least ${100 * bar.atLeast}` : `at most ${100 * bar.atMost}`;
  return `${name.padEnd(70)}${percent}  bar ${told} %  ${isWithin(figure) ? "within" : "OVER"}`;
}
