import { CallRejection } from "./call-rejection.ts";
import type { SchemaDefinition, SearchIndex, TableDefinition, VectorIndex } from "./schema.ts";

/** An index as queries name it: `messages.by_author`. */
export interface IndexAddress {
  readonly table: string;
  readonly index: string;
}

const kinds = {
  indexes: "a database index",
  searchIndexes: "a search index",
  vectorIndexes: "a vector index",
} as const;

export function parseIndexAddress(name: string): IndexAddress {
  const dot = name.indexOf(".");
  return { table: name.slice(0, dot), index: name.slice(dot + 1) };
}

/** The fields of an index in order, with the implicit `_creationTime` and `_id` at the end. */
export function indexFields(
  schema: SchemaDefinition | undefined,
  address: IndexAddress,
): readonly string[] {
  if (address.index === "by_creation_time") return ["_creationTime", "_id"];
  if (address.index === "by_id") return ["_id"];
  const table = tableOf(schema, address);
  const found = table?.indexes.find(named(address));
  if (found === undefined) throw unknownIndex(table, address, "indexes");
  return [...found.fields, "_creationTime", "_id"];
}

export function findSearchIndex(
  schema: SchemaDefinition | undefined,
  address: IndexAddress,
): SearchIndex {
  const table = tableOf(schema, address);
  const found = table?.searchIndexes.find(named(address));
  if (found === undefined) throw unknownIndex(table, address, "searchIndexes");
  return found;
}

export function findVectorIndex(
  schema: SchemaDefinition | undefined,
  address: IndexAddress,
): VectorIndex {
  const table = tableOf(schema, address);
  const found = table?.vectorIndexes.find(named(address));
  if (found === undefined) throw unknownIndex(table, address, "vectorIndexes");
  return found;
}

function tableOf(
  schema: SchemaDefinition | undefined,
  { table }: IndexAddress,
): TableDefinition | undefined {
  return schema?.tables.find(({ tableName }) => tableName === table);
}

function named({ index }: IndexAddress): (found: { readonly indexDescriptor: string }) => boolean {
  return ({ indexDescriptor }) => indexDescriptor === index;
}

function unknownIndex(
  table: TableDefinition | undefined,
  address: IndexAddress,
  wanted: keyof typeof kinds,
): CallRejection {
  const name = `${address.table}.${address.index}`;
  const isNamed = named(address);
  const ofOtherKind = [table?.indexes, table?.searchIndexes, table?.vectorIndexes];
  if (ofOtherKind.some((indexes) => indexes?.some(isNamed))) {
    return new CallRejection(`Index ${name} is not ${kinds[wanted]}`);
  }
  const staged = [table?.stagedDbIndexes, table?.stagedSearchIndexes, table?.stagedVectorIndexes];
  if (staged.some((indexes) => indexes?.some(isNamed))) {
    return new CallRejection(
      `Index ${name} is currently staged and not available to query until you stop staging it.`,
    );
  }
  return new CallRejection(`Index ${name} not found.`);
}
