import { z } from "zod";
import { compareArrays } from "../values/compare-values.ts";
import { valueSize } from "../values/value-size.ts";
import { CallRejection } from "./call-rejection.ts";
import type { CursorCodec, Position } from "./cursor.ts";
import type { Document } from "./document.ts";
import { firstWhere } from "./first-where.ts";
import { queryDefinition } from "./query-definition.ts";
import { applyOperators, openQuery, scan, type QueryContext, type QueryRows } from "./run-query.ts";
import type { IndexEntry } from "./table-snapshot.ts";
import { platformLimits } from "./transaction-limits.ts";
import { LimitReached } from "./transaction-meter.ts";

/** Share of a page's limits from which the platform advises to split it. */
const advisedShare = 0.75;

/** Arguments of a page as `convex/server` sends them, from untrusted code. */
export const pageRequest = z.object({
  query: queryDefinition,
  cursor: z.string().nullish(),
  endCursor: z.string().nullish(),
  pageSize: z.number(),
  maximumRowsRead: z.number().nullish(),
  maximumBytesRead: z.number().nullish(),
});

export type PageRequest = z.infer<typeof pageRequest>;

export interface Page {
  readonly page: readonly Document[];
  readonly isDone: boolean;
  readonly continueCursor: string;
  /** Place in the middle of what was read, for clients that replace the page by two; null for two rows or fewer. */
  readonly splitCursor: string | null;
  /** `SplitRequired`: a limit ended the page early. */
  readonly pageStatus: "SplitRecommended" | "SplitRequired" | null;
}

/**
 * One page of a query. `isDone` is true once the range has been read to its end, so a page that the last document
 * fills is followed by an empty one. With an end cursor the page is all that lies between the two cursors.
 */
export function paginate(request: PageRequest, context: QueryContext, cursors: CursorCodec): Page {
  const { query, pageSize } = request;
  if (pageSize < 1) throw new CallRejection("Must request at least 1 document while paginating");
  const positionOf = (cursor: string | null | undefined): Position | undefined =>
    typeof cursor === "string" ? cursors.decode(query, cursor) : undefined;
  const [start, stop] = [positionOf(request.cursor), positionOf(request.endCursor)];
  const reader = scan(between(openQuery(query, context), { start, stop }), context.meter);
  const rows = new LimitedRows(reader, stop === undefined ? request : {});
  const wanted = stop === undefined ? pageSize : Number.POSITIVE_INFINITY;
  const { entries, isComplete } = take(applyOperators(rows, query.operators), wanted);
  const end = rows.isCut ? undefined : (stop ?? { kind: "end" });
  const position = (isComplete ? end : undefined) ?? after(rows.read.at(-1)) ?? { kind: "end" };
  const middle = rows.read.length > 2 ? after(rows.read[(rows.read.length - 1) >> 1]) : undefined;
  return {
    page: entries.map(({ document }) => document),
    isDone: position.kind === "end",
    continueCursor: cursors.encode(query, position),
    splitCursor: middle === undefined ? null : cursors.encode(query, middle),
    pageStatus: rows.status,
  };
}

/** The rows of a page, up to its limits and those of the transaction. */
class LimitedRows implements Iterable<IndexEntry> {
  readonly read: IndexEntry[] = [];
  /** A limit ended the rows. */
  isCut = false;
  readonly #reader: Iterable<IndexEntry>;
  readonly #rows: number;
  readonly #bytes: number;
  #size = 0;

  constructor(
    reader: Iterable<IndexEntry>,
    limits: Pick<PageRequest, "maximumRowsRead" | "maximumBytesRead">,
  ) {
    this.#reader = reader;
    this.#rows = limits.maximumRowsRead ?? platformLimits.documentsRead;
    this.#bytes = limits.maximumBytesRead ?? platformLimits.bytesRead;
  }

  get status(): Page["pageStatus"] {
    if (this.isCut) return "SplitRequired";
    const share = Math.max(this.read.length / this.#rows, this.#size / this.#bytes);
    return share > advisedShare ? "SplitRecommended" : null;
  }

  *[Symbol.iterator](): Generator<IndexEntry> {
    try {
      for (const entry of this.#reader) {
        this.read.push(entry);
        this.#size += valueSize(entry.document);
        yield entry;
        this.isCut = this.read.length >= this.#rows || this.#size >= this.#bytes;
        if (this.isCut) return;
      }
    } catch (error) {
      // What the transaction may still read makes a shorter page.
      if (!(error instanceof LimitReached) || this.read.length === 0) throw error;
      this.isCut = true;
    }
  }
}

function take(
  entries: Iterable<IndexEntry>,
  count: number,
): { readonly entries: readonly IndexEntry[]; readonly isComplete: boolean } {
  const taken: IndexEntry[] = [];
  const iterator = entries[Symbol.iterator]();
  while (taken.length < count) {
    const next = iterator.next();
    if (next.done === true) return { entries: taken, isComplete: true };
    taken.push(next.value);
  }
  return { entries: taken, isComplete: false };
}

function after(entry: IndexEntry | undefined): Position | undefined {
  return entry === undefined ? undefined : { kind: "after", key: entry.key };
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
