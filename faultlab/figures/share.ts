import { wilsonInterval } from "../../src/stats/wilson-interval.ts";

/** So many of so many, with Wilson's 95 % interval as fractions. */
export interface Share {
  readonly count: number;
  readonly total: number;
  readonly low: number;
  readonly high: number;
}

/** The share of the items for which something holds. */
export function shareOf<Item>(items: readonly Item[], holds: (item: Item) => boolean): Share {
  const count = items.filter(holds).length;
  return { count, total: items.length, ...wilsonInterval(count, items.length) };
}

/** `48 of 50, 96.0 % (86.5 to 98.9)`; a dash where there is nothing. */
export function shareText({ count, total, low, high }: Share): string {
  if (total === 0) return "–";
  return `${count} of ${total}, ${percent(count / total)} % (${percent(low)} to ${percent(high)})`;
}

export function percent(share: number): string {
  return (100 * share).toFixed(1);
}
