/**
 * Two-sided exact p-value of a paired comparison: how surprising is a split of the discordant pairs (passed in only
 * one of two runs) at least this uneven if both runs were equally good? 1 where no pair differs. Twice the smaller
 * binomial tail at one half, at most 1. Source: Q. McNemar, "Note on the sampling error of the difference between
 * correlated proportions or percentages", Psychometrika 12 (1947) 153-157, in its exact (binomial) form.
 */
export function exactMcNemar(onlyFirst: number, onlySecond: number): number {
  if (!isCount(onlyFirst) || !isCount(onlySecond)) {
    throw new RangeError(`${onlyFirst} and ${onlySecond} are not both counts`);
  }
  const discordant = onlyFirst + onlySecond;
  const smaller = Math.min(onlyFirst, onlySecond);
  return Math.min(1, 2 * lowerTail(smaller, discordant));
}

/**
 * The smallest difference, in pairs, that a comparison of this many pairs can show: all discordant pairs on one side,
 * and just enough of them for `exactMcNemar` to fall to `alpha` or below. Every pair that changes the other way raises
 * it. Undefined where even all pairs would not do.
 */
export function smallestDetectableDifference(pairs: number, alpha = 0.05): number | undefined {
  for (let difference = 1; difference <= pairs; difference += 1) {
    if (exactMcNemar(difference, 0) <= alpha) return difference;
  }
  return undefined;
}

function isCount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}

/** P(X ≤ k) of a binomial at one half; summed in logarithms, as 2 to the power of -n underflows from n = 1075. */
function lowerTail(k: number, n: number): number {
  let logTerm = -n * Math.LN2;
  let sum = Math.exp(logTerm);
  for (let i = 1; i <= k; i += 1) {
    logTerm += Math.log((n - i + 1) / i);
    sum += Math.exp(logTerm);
  }
  return sum;
}
