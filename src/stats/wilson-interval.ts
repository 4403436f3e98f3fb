export interface Interval {
  readonly low: number;
  readonly high: number;
}

/**
 * Score interval of a proportion, both ends between 0 and 1; 95 % with the default `z`. Nothing is known of a
 * proportion of no trials: 0 to 1. Source: E. B. Wilson, "Probable inference, the law of succession, and statistical
 * inference", J. Am. Stat. Assoc. 22 (1927) 209-212.
 */
export function wilsonInterval(successes: number, total: number, z = 1.959964): Interval {
  if (!(successes >= 0 && successes <= total)) {
    throw new RangeError(`${successes} of ${total} is not a proportion`);
  }
  if (total === 0) return { low: 0, high: 1 };
  const proportion = successes / total;
  const shrink = z ** 2 / total;
  const center = (proportion + shrink / 2) / (1 + shrink);
  const spread = Math.sqrt((proportion * (1 - proportion)) / total + shrink / (4 * total));
  const reach = (z * spread) / (1 + shrink);
  return { low: Math.max(0, center - reach), high: Math.min(1, center + reach) };
}
