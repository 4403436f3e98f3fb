import type { Commit } from "./commit.ts";
import { valueAtPath, type Document } from "./document.ts";
import { entriesInRange, type IndexRange } from "./index-range.ts";

/** A range of an index, as part of a table. */
export interface TablePart {
  /** Fields of the index, which end in `_creationTime`, `_id`. */
  readonly fields: readonly string[];
  readonly range: IndexRange;
}

/** What a transaction has read: documents by id, ranges of indexes, whole tables. */
export class ReadSet {
  readonly #tables = new Set<string>();
  readonly #parts = new Map<string, TablePart[]>();
  readonly #ids = new Set<string>();

  /** Records a read of a part of a table, or of all of it. */
  addTable(table: string, part?: TablePart): void {
    if (part === undefined) {
      this.#tables.add(table);
      return;
    }
    const parts = this.#parts.get(table) ?? [];
    this.#parts.set(table, parts);
    parts.push(part);
  }

  addDocument(id: string): void {
    this.#ids.add(id);
  }

  /** True where a read repeated after the commit could give something else. */
  overlaps({ writes, earlier }: Commit): boolean {
    for (const [table, changes] of writes) {
      if (this.#tables.has(table)) return true;
      const parts = this.#parts.get(table) ?? [];
      for (const [id, after] of changes) {
        if (this.#ids.has(id)) return true;
        const versions = [earlier.get(table, id), after];
        if (parts.some((part) => versions.some((version) => isInPart(version, part)))) return true;
      }
    }
    return false;
  }
}

function isInPart(document: Document | null | undefined, { fields, range }: TablePart): boolean {
  if (document === null || document === undefined) return false;
  const key = fields.map((field) => valueAtPath(document, field));
  return entriesInRange([{ key, document }], range).length > 0;
}
