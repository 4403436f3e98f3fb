/**
 * Delta debugging (Zeller and Hildebrandt 2002): a subset of `items` that still passes and from which no single item
 * can be left out. `passes` must hold for all items; it is never asked about the empty set.
 */
export async function ddmin<Item>(
  items: readonly Item[],
  passes: (subset: readonly Item[]) => Promise<boolean>,
): Promise<readonly Item[]> {
  let current = items;
  let granularity = 2;
  while (current.length >= 2) {
    const chunks = split(current, Math.min(granularity, current.length));
    const reduced = await firstPassing(reductions(chunks), passes);
    if (reduced !== undefined) {
      granularity = reduced.isChunk ? 2 : Math.max(granularity - 1, 2);
      current = reduced.items;
    } else if (granularity >= current.length) {
      return current;
    } else {
      granularity = Math.min(granularity * 2, current.length);
    }
  }
  return current;
}

interface Reduction<Item> {
  readonly items: readonly Item[];
  readonly isChunk: boolean;
}

function reductions<Item>(chunks: readonly (readonly Item[])[]): readonly Reduction<Item>[] {
  const parts = chunks.map((items) => ({ items, isChunk: true }));
  if (chunks.length === 2) return parts;
  const complements = chunks.map((chunk) => ({
    items: chunks.filter((other) => other !== chunk).flat(),
    isChunk: false,
  }));
  return [...parts, ...complements];
}

async function firstPassing<Item>(
  candidates: readonly Reduction<Item>[],
  passes: (subset: readonly Item[]) => Promise<boolean>,
): Promise<Reduction<Item> | undefined> {
  for (const candidate of candidates) {
    if (await passes(candidate.items)) return candidate;
  }
  return undefined;
}

function split<Item>(items: readonly Item[], count: number): readonly (readonly Item[])[] {
  return Array.from({ length: count }, (_, index) =>
    items.slice(
      Math.floor((index * items.length) / count),
      Math.floor(((index + 1) * items.length) / count),
    ),
  );
}
