/** Mean of numbers. Throws `RangeError` where there are none. */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("There is no mean of no numbers.");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which the share `q` (0 to 1) of the sorted values lies, interpolated between neighbours (type 7 of Hyndman and Fan, 1996). */
export function quantileOf(sorted: readonly number[], q: number): number {
  const position = (sorted.length - 1) * q;
  const below = sorted[Math.floor(position)];
  const above = sorted[Math.ceil(position)];
  if (below === undefined || above === undefined) {
    throw new RangeError("There is no quantile of no numbers.");
  }
  return below + (above - below) * (position - Math.floor(position));
}
