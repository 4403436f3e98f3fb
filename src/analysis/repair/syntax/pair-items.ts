export interface Pair<Item> {
  readonly candidate: Item;
  readonly reference: Item;
}

/** Items of two sides and how alike a pair of them is; pairs of 0 or less are never made. */
export interface Pairing<Item> {
  readonly candidates: readonly Item[];
  readonly references: readonly Item[];
  readonly score: (candidate: Item, reference: Item) => number;
}

/** Pairs the most alike first, whatever the order of the items; ties in order. Sorted by reference. */
export function pairByScore<Item>({
  candidates,
  references,
  score,
}: Pairing<Item>): readonly Pair<Item>[] {
  const scored = references.flatMap((reference, row) =>
    candidates.map((candidate, column) => ({
      candidate,
      reference,
      row,
      column,
      score: score(candidate, reference),
    })),
  );
  const rows = new Map<number, Pair<Item>>();
  const columns = new Set<number>();
  const best = scored.toSorted(
    (a, b) => b.score - a.score || Math.abs(a.row - a.column) - Math.abs(b.row - b.column),
  );
  for (const pair of best) {
    if (pair.score <= 0 || rows.has(pair.row) || columns.has(pair.column)) continue;
    rows.set(pair.row, pair);
    columns.add(pair.column);
  }
  return [...rows]
    .toSorted(([a], [b]) => a - b)
    .map(([, { candidate, reference }]) => ({ candidate, reference }));
}

/** Pairs that keep the order of both sides and have the greatest sum of scores. */
export function pairInOrder<Item>({
  candidates,
  references,
  score,
}: Pairing<Item>): readonly Pair<Item>[] {
  let previous = candidates.map((): Chain<Item> => ({ total: 0, pairs: [] }));
  for (const reference of references) {
    const row: Chain<Item>[] = [];
    for (const [index, candidate] of candidates.entries()) {
      const gain = score(candidate, reference);
      const before = previous[index - 1] ?? { total: 0, pairs: [] };
      const options = [previous[index], row[index - 1]].filter((chain) => chain !== undefined);
      if (gain > 0) {
        options.push({
          total: before.total + gain,
          pairs: [...before.pairs, { candidate, reference }],
        });
      }
      row.push(
        options.reduce((best, chain) => (chain.total > best.total ? chain : best), {
          total: 0,
          pairs: [],
        }),
      );
    }
    previous = row;
  }
  return previous.at(-1)?.pairs ?? [];
}

interface Chain<Item> {
  readonly total: number;
  readonly pairs: readonly Pair<Item>[];
}
