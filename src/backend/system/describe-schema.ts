import type { SchemaDefinition, TableDefinition } from "../database/schema.ts";

/** A schema as the platform reports it: JSON, tables and indexes sorted by name, `_creationTime` ends every index. */
export function describeSchema({ tables, schemaValidation }: SchemaDefinition): string {
  const described = tables
    .toSorted((left, right) => (left.tableName < right.tableName ? -1 : 1))
    .map(describeTable);
  return JSON.stringify({ tables: described, schemaValidation });
}

function describeTable(table: TableDefinition): object {
  const withCreationTime = <Index extends TableDefinition["indexes"][number]>(index: Index) => ({
    ...index,
    fields: [...index.fields, "_creationTime"],
  });
  return {
    tableName: table.tableName,
    indexes: sorted(table.indexes).map(withCreationTime),
    stagedDbIndexes: sorted(table.stagedDbIndexes).map(withCreationTime),
    searchIndexes: sorted(table.searchIndexes),
    stagedSearchIndexes: sorted(table.stagedSearchIndexes),
    vectorIndexes: sorted(table.vectorIndexes),
    stagedVectorIndexes: sorted(table.stagedVectorIndexes),
    documentType: table.documentType,
  };
}

function sorted<Index extends { readonly indexDescriptor: string }>(
  indexes: readonly Index[],
): readonly Index[] {
  return indexes.toSorted((left, right) => (left.indexDescriptor < right.indexDescriptor ? -1 : 1));
}
