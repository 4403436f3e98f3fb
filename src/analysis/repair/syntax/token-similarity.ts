/** Dice coefficient of two multisets of tokens, from 0 (nothing shared) to 1 (the same tokens). */
export function tokenSimilarity(left: readonly string[], right: readonly string[]): number {
  if (left.length + right.length === 0) return 1;
  const counts = new Map<string, number>();
  for (const token of left) counts.set(token, (counts.get(token) ?? 0) + 1);
  let shared = 0;
  for (const token of right) {
    const available = counts.get(token) ?? 0;
    if (available > 0) shared += 1;
    counts.set(token, available - 1);
  }
  return (2 * shared) / (left.length + right.length);
}
