import { compareArrays } from "../values/compare-values.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { valueAtPath, type Document } from "./document.ts";
import { indexText, type IndexedText } from "./rank-texts.ts";

/** A document at its place in an index: the values of the index's fields, then creation time and id. */
export interface IndexEntry {
  readonly key: readonly (ConvexValue | undefined)[];
  readonly document: Document;
}

/** The documents of a table at one moment, with their order in the indexes that were asked for. */
export class TableSnapshot {
  readonly documents: ReadonlyMap<string, Document>;
  readonly #orders = new Map<string, readonly IndexEntry[]>();
  readonly #texts = new Map<string, readonly IndexedText[]>();

  constructor(documents: ReadonlyMap<string, Document> = new Map()) {
    this.documents = documents;
  }

  /** Entries in ascending order of the fields (which end in `_creationTime`, `_id`). */
  inOrderOf(fields: readonly string[]): readonly IndexEntry[] {
    const name = fields.join("\n");
    const known = this.#orders.get(name);
    if (known !== undefined) return known;
    const entries = [...this.documents.values()]
      .map((document) => ({ document, key: fields.map((field) => valueAtPath(document, field)) }))
      .sort((left, right) => compareArrays(left.key, right.key));
    this.#orders.set(name, entries);
    return entries;
  }

  /** The searchable texts of a field; documents where it is no string have none. */
  textsOf(field: string): readonly IndexedText[] {
    const known = this.#texts.get(field);
    if (known !== undefined) return known;
    const texts = [...this.documents.values()].flatMap((document) => {
      const text = valueAtPath(document, field);
      return typeof text === "string" ? [indexText(document, text)] : [];
    });
    this.#texts.set(field, texts);
    return texts;
  }

  /** A snapshot with some documents replaced, added or (null) removed. */
  with(changes: ReadonlyMap<string, Document | null>): TableSnapshot {
    const documents = new Map(this.documents);
    for (const [id, document] of changes) {
      if (document === null) documents.delete(id);
      else documents.set(id, document);
    }
    return new TableSnapshot(documents);
  }
}
