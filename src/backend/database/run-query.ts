import type { CallRejection } from "./call-rejection.ts";
import type { Document } from "./document.ts";
import { evaluateFilter } from "./filter-expression.ts";
import { findSearchIndex, indexFields, parseIndexAddress } from "./index-fields.ts";
import { entriesInRange, indexRange } from "./index-range.ts";
import type { QueryDefinition, QueryOperator } from "./query-definition.ts";
import type { SchemaDefinition } from "./schema.ts";
import { searchText } from "./search-text.ts";
import type { IndexEntry } from "./table-snapshot.ts";
import type { TableSource } from "./transaction.ts";
import type { TransactionMeter } from "./transaction-meter.ts";

/** What a query runs against. */
export interface QueryContext {
  readonly tables: Pick<TableSource, "table">;
  readonly schema: SchemaDefinition | undefined;
  readonly meter: TransactionMeter;
}

/** What a query reads before its operators, in its direction. */
export interface QueryRows {
  readonly rows: readonly IndexEntry[];
  /** Keys of the rows descend. */
  readonly descending: boolean;
  /** Thrown at who reads past the last row. */
  readonly truncation: CallRejection | undefined;
}

/** Documents of a query, read lazily; every document that the range yields counts as read. */
export function* runQuery(query: QueryDefinition, context: QueryContext): Generator<Document> {
  const rows = scan(openQuery(query, context), context.meter);
  for (const { document } of applyOperators(rows, query.operators)) yield document;
}

/** Resolves the source of a query, which counts as one range. Throws `CallRejection` for an unknown index. */
export function openQuery({ source }: QueryDefinition, context: QueryContext): QueryRows {
  const { tables, schema, meter } = context;
  meter.startRead();
  if (source.type === "Search") {
    const address = parseIndexAddress(source.indexName);
    const index = findSearchIndex(schema, address);
    const search = { index, name: source.indexName };
    const results = searchText(tables.table(address.table), search, source.filters);
    return { ...results, descending: true };
  }
  const { table, index } =
    source.type === "IndexRange"
      ? parseIndexAddress(source.indexName)
      : { table: source.tableName, index: "by_creation_time" };
  const fields = indexFields(schema, { table, index });
  const expressions = source.type === "IndexRange" ? source.range : [];
  const range = indexRange({ name: `${table}.${index}`, fields }, expressions);
  const entries = entriesInRange(tables.table(table).inOrderOf(fields), range);
  const descending = source.order === "desc";
  return { rows: descending ? entries.toReversed() : entries, descending, truncation: undefined };
}

/** The rows, counted as they are taken. */
export function* scan(
  { rows, truncation }: QueryRows,
  meter: TransactionMeter,
): Generator<IndexEntry> {
  for (const entry of rows) {
    meter.readDocument(entry.document);
    yield entry;
  }
  if (truncation !== undefined) throw truncation;
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
