import type { Document } from "./document.ts";
import { CallRejection } from "./call-rejection.ts";
import { evaluateFilter } from "./filter-expression.ts";
import { indexFields } from "./index-fields.ts";
import { entriesInRange, indexRange } from "./index-range.ts";
import type { QueryDefinition, QueryOperator, RangeExpression } from "./query-definition.ts";
import type { SchemaDefinition } from "./schema.ts";
import type { IndexEntry } from "./table-snapshot.ts";
import type { TableSource } from "./transaction.ts";
import type { Usage } from "./usage.ts";

/** What a query runs against. */
export interface QueryContext {
  readonly tables: TableSource;
  readonly schema: SchemaDefinition | undefined;
  readonly usage: Usage;
}

/** Where a query reads: an index, a range of it and a direction. */
export interface QuerySource {
  readonly table: string;
  readonly index: string;
  readonly fields: readonly string[];
  readonly range: readonly RangeExpression[];
  readonly descending: boolean;
}

/** Documents of a query, read lazily; every document that the range yields counts as read. */
export function* runQuery(query: QueryDefinition, context: QueryContext): Generator<Document> {
  const source = querySource(query, context.schema);
  for (const { document } of applyOperators(scan(source, context), query.operators)) yield document;
}

/** Resolves the source of a query. Throws `CallRejection` for an unknown index. */
export function querySource(
  { source }: QueryDefinition,
  schema: SchemaDefinition | undefined,
): QuerySource {
  if (source.type === "Search") throw new CallRejection("Search indexes are not supported here.");
  const descending = source.order === "desc";
  if (source.type === "FullTableScan") {
    const fields = indexFields(schema, source.tableName, "by_creation_time");
    return { table: source.tableName, index: "by_creation_time", fields, range: [], descending };
  }
  const dot = source.indexName.indexOf(".");
  const table = source.indexName.slice(0, dot);
  const index = source.indexName.slice(dot + 1);
  const fields = indexFields(schema, table, index);
  return { table, index, fields, range: source.range, descending };
}

/** Entries of a source in its direction, counted as they are taken. */
export function* scan(source: QuerySource, { tables, usage }: QueryContext): Generator<IndexEntry> {
  const name = `${source.table}.${source.index}`;
  const range = indexRange({ name, fields: source.fields }, source.range);
  usage.indexRanges += 1;
  const { fields } = source;
  const table = tables.table(source.table, { fields, range });
  const entries = entriesInRange(table.inOrderOf(fields), range);
  for (const entry of source.descending ? entries.toReversed() : entries) {
    usage.documentsRead += 1;
    yield entry;
  }
}

/** Applies filters and limits in their order. */
export function applyOperators(
  entries: Iterable<IndexEntry>,
  operators: readonly QueryOperator[],
): Iterable<IndexEntry> {
  return operators.reduce<Iterable<IndexEntry>>(
    (input, operator) =>
      "limit" in operator ? limit(input, operator.limit) : filter(input, operator.filter),
    entries,
  );
}

function* filter(entries: Iterable<IndexEntry>, expression: unknown): Generator<IndexEntry> {
  for (const entry of entries) {
    if (evaluateFilter(expression, entry.document) === true) yield entry;
  }
}

function* limit(entries: Iterable<IndexEntry>, count: number): Generator<IndexEntry> {
  if (count <= 0) return;
  let taken = 0;
  for (const entry of entries) {
    yield entry;
    taken += 1;
    if (taken >= count) return;
  }
}
