/**
 * The smallest of the values below or at which at least this share of them lies; NaN of no values. Source: R. J.
 * Hyndman, Y. Fan, "Sample quantiles in statistical packages", Am. Stat. 50 (1996) 361-365, definition 1.
 */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
