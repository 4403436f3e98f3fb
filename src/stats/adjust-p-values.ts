/**
 * p-values adjusted so that the chance of any false rejection among all of them stays below the level, in the order
 * given, at most 1. Source: S. Holm, "A simple sequentially rejective multiple test procedure", Scand. J. Stat. 6 (1979)
 * 65-70.
 */
export function adjustByHolm(pValues: readonly number[]): readonly number[] {
  const ascending = ranked(pValues, (a, b) => a - b);
  const raised = ascending.map(({ pValue }, rank) => pValue * (pValues.length - rank));
  return inGivenOrder(ascending, runningExtreme(raised, Math.max));
}

/**
 * p-values adjusted so that at most the level's share of rejections is false on average, in the order given, at most 1.
 * Source: Y. Benjamini, Y. Hochberg, "Controlling the false discovery rate", J. R. Stat. Soc. B 57 (1995) 289-300.
 */
export function adjustByBenjaminiHochberg(pValues: readonly number[]): readonly number[] {
  const descending = ranked(pValues, (a, b) => b - a);
  const raised = descending.map(
    ({ pValue }, rank) => (pValue * pValues.length) / (pValues.length - rank),
  );
  return inGivenOrder(descending, runningExtreme(raised, Math.min));
}

interface Ranked {
  readonly pValue: number;
  readonly index: number;
}

function ranked(
  pValues: readonly number[],
  compare: (a: number, b: number) => number,
): readonly Ranked[] {
  const wrong = pValues.find((pValue) => !(pValue >= 0 && pValue <= 1));
  if (wrong !== undefined) throw new RangeError(`${wrong} is no p-value.`);
  return pValues
    .map((pValue, index) => ({ pValue, index }))
    .sort((a, b) => compare(a.pValue, b.pValue));
}

function runningExtreme(
  values: readonly number[],
  choose: (a: number, b: number) => number,
): readonly number[] {
  let extreme: number | undefined;
  return values.map((value) => {
    extreme = extreme === undefined ? value : choose(extreme, value);
    return Math.min(1, extreme);
  });
}

function inGivenOrder(order: readonly Ranked[], adjusted: readonly number[]): readonly number[] {
  const given = order.map(() => 1);
  for (const [rank, { index }] of order.entries()) given[index] = adjusted[rank] ?? 1;
  return given;
}
