import type { SchemaDefinition } from "../../database/schema.ts";

/** An index as the command-line client reads it (convex/src/cli/lib/deployApi/finishPush.ts). */
export type DescribedIndex = {
  /** `messages.by_author`. */
  readonly name: string;
  readonly staged?: boolean;
} & (
  | { readonly type: "database"; readonly fields: readonly string[] }
  | {
      readonly type: "search";
      readonly searchField: string;
      readonly filterFields: readonly string[];
    }
  | {
      readonly type: "vector";
      readonly dimensions: number;
      readonly vectorField: string;
      readonly filterFields: readonly string[];
    }
);

/** How the indexes of a component change with a push. */
export interface IndexDiff {
  readonly added_indexes: readonly DescribedIndex[];
  readonly removed_indexes: readonly DescribedIndex[];
  readonly enabled_indexes: readonly DescribedIndex[];
  readonly disabled_indexes: readonly DescribedIndex[];
}

/** The indexes that a schema declares. */
export function describeIndexes(schema: SchemaDefinition | undefined): readonly DescribedIndex[] {
  return (schema?.tables ?? []).flatMap((table) => {
    const nameOf = (index: { readonly indexDescriptor: string }): string =>
      `${table.tableName}.${index.indexDescriptor}`;
    const { indexes, searchIndexes, vectorIndexes } = table;
    const { stagedDbIndexes, stagedSearchIndexes, stagedVectorIndexes } = table;
    return [
      ...marked(indexes, stagedDbIndexes).map(({ index, ...staged }) => {
        return { name: nameOf(index), type: "database", fields: index.fields, ...staged } as const;
      }),
      ...marked(searchIndexes, stagedSearchIndexes).map(({ index, ...staged }) => {
        const { searchField, filterFields } = index;
        return {
          name: nameOf(index),
          type: "search",
          searchField,
          filterFields,
          ...staged,
        } as const;
      }),
      ...marked(vectorIndexes, stagedVectorIndexes).map(({ index, ...staged }) => {
        const { dimensions, vectorField, filterFields } = index;
        const vector = { dimensions, vectorField, filterFields };
        return { name: nameOf(index), type: "vector", ...vector, ...staged } as const;
      }),
    ];
  });
}

/** Compares the indexes of two schemas of a component. An index that only stops or begins to be staged is kept. */
export function compareIndexes(
  before: SchemaDefinition | undefined,
  after: SchemaDefinition | undefined,
): IndexDiff {
  const [old, fresh] = [describeIndexes(before), describeIndexes(after)];
  const without = (from: readonly DescribedIndex[], others: readonly DescribedIndex[]) =>
    from.filter((index) => !others.some((other) => keyOf(other) === keyOf(index)));
  const staged = (all: readonly DescribedIndex[], index: DescribedIndex): boolean =>
    all.some((other) => keyOf(other) === keyOf(index) && other.staged === true);
  const kept = fresh.filter((index) => !without(fresh, old).includes(index));
  return {
    added_indexes: without(fresh, old),
    removed_indexes: without(old, fresh),
    enabled_indexes: kept.filter((index) => index.staged !== true && staged(old, index)),
    disabled_indexes: kept.filter((index) => index.staged === true && !staged(old, index)),
  };
}

function marked<Index>(
  enabled: readonly Index[],
  staged: readonly Index[],
): readonly { readonly index: Index; readonly staged?: true }[] {
  return [
    ...enabled.map((index) => ({ index })),
    ...staged.map((index) => ({ index, staged: true as const })),
  ];
}

function keyOf({ staged: _staged, ...index }: DescribedIndex): string {
  return JSON.stringify(index);
}
