import { meanOf } from "./mean-of.ts";
import { varianceOfRate } from "./stratified-difference.ts";
import type { StratifiedDifference } from "./stratified-difference.ts";

/** Scores of one eval in the arms of a balanced design, arm by arm: those without a factor, and those with it. */
export interface BalancedScores {
  readonly without: readonly (readonly number[])[];
  readonly having: readonly (readonly number[])[];
}

const zOfLevel = 1.959964; // two-sided 5 %

/**
 * The effect of one factor of a two-level design in which every other factor is balanced over its levels: the mean of the
 * arms that have it less that of the others, over evals that are fixed. What varies is samples within arms, so that other
 * factors add no uncertainty; the p-value is the normal one. Source: G. Box, J. Hunter, W. Hunter, "Statistics for
 * Experimenters", 2nd ed., 2005, chapter 5.
 */
export function balancedEffect(evals: readonly BalancedScores[]): StratifiedDifference {
  if (evals.length === 0) return { mean: 0, low: -1, high: 1, pValue: 1 };
  const mean = meanOf(
    evals.map(({ without, having }) => meanOf(having.map(meanOf)) - meanOf(without.map(meanOf))),
  );
  const variance =
    meanOf(evals.map(({ without, having }) => varianceOf(without) + varianceOf(having))) /
    evals.length;
  const deviation = Math.sqrt(variance);
  return {
    mean,
    low: Math.max(-1, mean - zOfLevel * deviation),
    high: Math.min(1, mean + zOfLevel * deviation),
    pValue: mean === 0 ? 1 : twoSided(mean / deviation),
  };
}

/** Of the mean of arms' means: from each arm by itself, or from all as one, which can only be too large. */
function varianceOf(arms: readonly (readonly number[])[]): number {
  const byArm = meanOf(arms.map(varianceOfRate)) / arms.length;
  return Math.min(byArm, varianceOfRate(arms.flat()));
}

/**
 * The chance of a standard normal number at least as far from 0, with an error below 1.5e-7: M. Abramowitz, I. Stegun,
 * "Handbook of Mathematical Functions", 1964, formula 7.1.26.
 */
function twoSided(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const coefficients = [1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592];
  const sum = coefficients.reduce((value, coefficient) => value * t + coefficient, 0);
  return Math.min(1, sum * t * Math.exp(-(x ** 2)));
}
