/** Mean of numbers. Throws `RangeError` where there are none. */
export function meanOf(values: readonly number[]): number {
  if (values.length === 0) throw new RangeError("There is no mean of no numbers.");
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
