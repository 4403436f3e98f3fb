import { z } from "zod";
import { compareArrays } from "../values/compare-values.ts";
import { CallRejection } from "./call-rejection.ts";
import type { CursorCodec, Position } from "./cursor.ts";
import type { Document } from "./document.ts";
import { firstWhere } from "./first-where.ts";
import { queryDefinition } from "./query-definition.ts";
import { applyOperators, openQuery, scan, type QueryContext, type QueryRows } from "./run-query.ts";
import type { IndexEntry } from "./table-snapshot.ts";

/** Arguments of a page as `convex/server` sends them, from untrusted code. */
export const pageRequest = z.object({
  query: queryDefinition,
  cursor: z.string().nullish(),
  endCursor: z.string().nullish(),
  pageSize: z.number(),
  maximumRowsRead: z.number().nullish(),
});

export type PageRequest = z.infer<typeof pageRequest>;

export interface Page {
  readonly page: readonly Document[];
  readonly isDone: boolean;
  readonly continueCursor: string;
  /** Always null: pages are never so large that a client should split them. */
  readonly splitCursor: null;
  readonly pageStatus: null;
}

/**
 * One page of a query. `isDone` is true once the range has been read to its end, so a page that the last document
 * fills is followed by an empty one.
 */
export function paginate(request: PageRequest, context: QueryContext, cursors: CursorCodec): Page {
  const { query, pageSize } = request;
  if (pageSize < 1) throw new CallRejection("Must request at least 1 document while paginating");
  const read = (cursor: string | null | undefined): Position | undefined =>
    typeof cursor === "string" ? cursors.decode(query, cursor) : undefined;
  const [start, stop] = [read(request.cursor), read(request.endCursor)];
  const page: Document[] = [];
  let position: Position = start ?? { kind: "end" };
  const reader = scan(between(openQuery(query, context), { start, stop }), context.meter);
  const wanted = stop === undefined ? pageSize : Number.POSITIVE_INFINITY;
  const maximum = request.maximumRowsRead ?? Number.POSITIVE_INFINITY;
  const rows = countRows(reader, maximum);
  const results = applyOperators(rows.entries, query.operators)[Symbol.iterator]();
  while (page.length < wanted) {
    const next = results.next();
    if (next.done === true) {
      position = rows.lastOfLimit() ?? stop ?? { kind: "end" };
      break;
    }
    page.push(next.value.document);
    position = { kind: "after", key: next.value.key };
  }
  return {
    page,
    isDone: position.kind === "end",
    continueCursor: cursors.encode(query, position),
    splitCursor: null,
    pageStatus: null,
  };
}

// Rows before the cursor are skipped by position, so they do not count as read.
function between(
  source: QueryRows,
  { start, stop }: { readonly start: Position | undefined; readonly stop: Position | undefined },
): QueryRows {
  if (start?.kind === "end") return { ...source, rows: [], truncation: undefined };
  const { rows, descending } = source;
  const placeOf = (position: Position | undefined): number | undefined =>
    position?.kind === "after"
      ? firstWhere(rows, (entry) => isAfter(entry, position.key, descending))
      : undefined;
  const [first, end] = [placeOf(start), placeOf(stop)];
  const truncation = end === undefined ? source.truncation : undefined;
  return { descending, rows: rows.slice(first, end), truncation };
}

function isAfter(entry: IndexEntry, key: IndexEntry["key"], descending: boolean): boolean {
  const order = compareArrays(entry.key, key);
  return descending ? order < 0 : order > 0;
}

function countRows(
  reader: Iterable<IndexEntry>,
  maximum: number,
): { readonly entries: Iterable<IndexEntry>; lastOfLimit(): Position | undefined } {
  let last: Position | undefined;
  function* entries(): Generator<IndexEntry> {
    let count = 0;
    for (const entry of reader) {
      yield entry;
      count += 1;
      if (count < maximum) continue;
      last = { kind: "after", key: entry.key };
      return;
    }
  }
  return { entries: entries(), lastOfLimit: () => last };
}
