/** A fraction as `83.3 %`; a whole number of percent at the ends, where nothing is rounded. */
export function formatPercent(fraction: number): string {
  return fraction === 0 || fraction === 1
    ? `${fraction * 100} %`
    : `${(fraction * 100).toFixed(1)} %`;
}

/** An interval of fractions: `72.6 to 90.4`. */
export function formatInterval(low: number, high: number): string {
  return `${(low * 100).toFixed(1)} to ${(high * 100).toFixed(1)}`;
}
