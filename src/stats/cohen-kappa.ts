/** What two judges said of one thing. */
export type Ratings = readonly [first: string, second: string];

/**
 * Agreement of two judges beyond chance, at most 1; 0 is what chance gives. NaN where there is nothing to agree on, or
 * where both always say one and the same thing. Source: J. Cohen, "A coefficient of agreement for nominal scales",
 * Educ. Psychol. Meas. 20 (1960) 37-46.
 */
export function cohenKappa(ratings: readonly Ratings[]): number {
  const total = ratings.length;
  const observed = ratings.filter(([first, second]) => first === second).length / total;
  const labels = new Set(ratings.flat());
  let expected = 0;
  for (const label of labels) {
    const byFirst = ratings.filter(([first]) => first === label).length;
    const bySecond = ratings.filter(([, second]) => second === label).length;
    expected += (byFirst / total) * (bySecond / total);
  }
  return (observed - expected) / (1 - expected);
}
