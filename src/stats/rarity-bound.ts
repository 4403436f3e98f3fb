/**
 * Upper 95 % bound of the rate of an event that never happened in `trials` independent trials, between 0 and 1.
 * Source: exact (Clopper-Pearson) one-sided bound, which solves (1 - p)^n = 0.05.
 */
export function rarityBound(trials: number): number {
  return trials === 0 ? 1 : 1 - 0.05 ** (1 / trials);
}
