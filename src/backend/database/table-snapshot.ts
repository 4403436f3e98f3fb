import { compareArrays } from "../values/compare-values.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { valueAtPath, type Document } from "./document.ts";
import { firstWhere } from "./first-where.ts";
import { indexText, type IndexedText } from "./rank-texts.ts";

/** A document at its place in an index: the values of the index's fields, then creation time and id. */
export interface IndexEntry {
  readonly key: readonly (ConvexValue | undefined)[];
  readonly document: Document;
}

/** Above this many changes it is cheaper to sort again. */
const largestCarriedChange = 1024;

type Changes = ReadonlyMap<string, Document | null>;

interface Order {
  readonly fields: readonly string[];
  readonly entries: readonly IndexEntry[];
}

/** The documents of a table at one moment, with their order in the indexes that were asked for. */
export class TableSnapshot {
  readonly documents: ReadonlyMap<string, Document>;
  readonly #orders = new Map<string, Order>();
  readonly #texts = new Map<string, readonly IndexedText[]>();

  constructor(documents: ReadonlyMap<string, Document> = new Map()) {
    this.documents = documents;
  }

  /** Entries in ascending order of the fields (which end in `_creationTime`, `_id`). */
  inOrderOf(fields: readonly string[]): readonly IndexEntry[] {
    const name = fields.join("\n");
    const known = this.#orders.get(name);
    if (known !== undefined) return known.entries;
    const entries = sortedEntries(this.documents.values(), fields);
    this.#orders.set(name, { fields, entries });
    return entries;
  }

  /** The searchable texts of a field; documents where it is no string have none. */
  textsOf(field: string): readonly IndexedText[] {
    const known = this.#texts.get(field);
    if (known !== undefined) return known;
    const texts = textsIn(this.documents.values(), field);
    this.#texts.set(field, texts);
    return texts;
  }

  /** A snapshot with some documents replaced, added or (null) removed. */
  with(changes: Changes): TableSnapshot {
    const documents = new Map(this.documents);
    for (const [id, document] of changes) {
      if (document === null) documents.delete(id);
      else documents.set(id, document);
    }
    const next = new TableSnapshot(documents);
    if (changes.size <= largestCarriedChange) this.#carryOn(next, changes);
    return next;
  }

  // What was worked out for this snapshot is carried on, so that a small change costs little.
  #carryOn(next: TableSnapshot, changes: Changes): void {
    const added = [...changes.values()].filter((document) => document !== null);
    const removed = [...changes.keys()].flatMap((id) => this.documents.get(id) ?? []);
    for (const [name, { fields, entries }] of this.#orders) {
      const kept = without(entries, sortedEntries(removed, fields));
      next.#orders.set(name, { fields, entries: merge(kept, sortedEntries(added, fields)) });
    }
    for (const [field, texts] of this.#texts) {
      const kept = texts.filter(({ document }) => !changes.has(document._id));
      next.#texts.set(field, [...kept, ...textsIn(added, field)]);
    }
  }
}

function sortedEntries(
  documents: Iterable<Document>,
  fields: readonly string[],
): readonly IndexEntry[] {
  return Array.from(documents, (document) => ({
    document,
    key: fields.map((field) => valueAtPath(document, field)),
  })).sort((left, right) => compareArrays(left.key, right.key));
}

function textsIn(documents: Iterable<Document>, field: string): readonly IndexedText[] {
  return [...documents].flatMap((document) => {
    const text = valueAtPath(document, field);
    return typeof text === "string" ? [indexText(document, text)] : [];
  });
}

function without(
  entries: readonly IndexEntry[],
  removed: readonly IndexEntry[],
): readonly IndexEntry[] {
  const parts: IndexEntry[][] = [];
  let from = 0;
  for (const entry of removed) {
    const place = firstWhere(entries, ({ key }) => compareArrays(key, entry.key) >= 0);
    parts.push(entries.slice(from, place));
    from = place + 1;
  }
  return join([...parts, entries.slice(from)]);
}

function merge(
  entries: readonly IndexEntry[],
  added: readonly IndexEntry[],
): readonly IndexEntry[] {
  const parts: IndexEntry[][] = [];
  let from = 0;
  for (const entry of added) {
    const place = firstWhere(entries, ({ key }) => compareArrays(key, entry.key) > 0);
    parts.push(entries.slice(from, place), [entry]);
    from = place;
  }
  return join([...parts, entries.slice(from)]);
}

// Many times faster than `flat` for long parts.
function join(parts: readonly IndexEntry[][]): readonly IndexEntry[] {
  const none: IndexEntry[] = [];
  return none.concat(...parts);
}
