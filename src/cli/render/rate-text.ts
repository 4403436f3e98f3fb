import type { Interval } from "../../stats/wilson-interval.ts";

/** An interval of shares as percentages: `72.6 to 90.4`. */
export function rateText({ low, high }: Interval): string {
  return `${(100 * low).toFixed(1)} to ${(100 * high).toFixed(1)}`;
}
