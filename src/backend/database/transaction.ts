import type { ConvexObject } from "../values/convex-value.ts";
import type { Document } from "./document.ts";
import type { TableNames } from "./table-names.ts";
import type { TableSnapshot } from "./table-snapshot.ts";

/** By table, then by id: the document as written, null where it was deleted. */
export type Writes = ReadonlyMap<string, ReadonlyMap<string, Document | null>>;

/** Where a transaction reads what it has not written. */
export interface TableSource {
  table(name: string): TableSnapshot;
  get(table: string, id: string): Document | undefined;
}

/** What a transaction needs of its database. */
export interface TransactionHost {
  readonly names: TableNames;
  nextCreationTime(): number;
}

/** Reads and buffered writes over a source; a nested transaction has its parent as source. */
export class Transaction implements TableSource {
  readonly #source: TableSource;
  readonly #host: TransactionHost;
  readonly #writes = new Map<string, Map<string, Document | null>>();
  readonly #merged = new Map<string, TableSnapshot>();

  constructor({
    source,
    database,
  }: {
    readonly source: TableSource;
    readonly database: TransactionHost;
  }) {
    this.#source = source;
    this.#host = database;
  }

  get writes(): Writes {
    return this.#writes;
  }

  get names(): TableNames {
    return this.#host.names;
  }

  get(table: string, id: string): Document | undefined {
    const written = this.#writes.get(table)?.get(id);
    if (written === null) return undefined;
    return written ?? this.#source.get(table, id);
  }

  table(name: string): TableSnapshot {
    const changes = this.#writes.get(name);
    if (changes === undefined) return this.#source.table(name);
    const merged = this.#merged.get(name) ?? this.#source.table(name).with(changes);
    this.#merged.set(name, merged);
    return merged;
  }

  /** Inserts a document and returns it with its system fields. */
  insert(table: string, fields: ConvexObject): Document {
    const document = this.create(table, fields);
    this.put(table, document);
    return document;
  }

  /** A new document with its system fields, not yet written. */
  create(table: string, fields: ConvexObject): Document {
    const _id = this.names.createId(table);
    return { ...fields, _id, _creationTime: this.#host.nextCreationTime() };
  }

  put(table: string, document: Document): void {
    this.#write(table, document._id, document);
  }

  remove(table: string, id: string): void {
    this.#write(table, id, null);
  }

  /** A transaction inside this one: `absorb` takes over its writes; dropped, it leaves no trace. */
  nested(): Transaction {
    return new Transaction({ source: this, database: this.#host });
  }

  /** A transaction over what this one started from, without its writes. */
  snapshot(): Transaction {
    if (this.#source instanceof Transaction) return this.#source.snapshot();
    return new Transaction({ source: this.#source, database: this.#host });
  }

  absorb(nested: Transaction): void {
    for (const [table, changes] of nested.writes) {
      for (const [id, document] of changes) this.#write(table, id, document);
    }
  }

  #write(table: string, id: string, document: Document | null): void {
    const changes = this.#writes.get(table) ?? new Map<string, Document | null>();
    this.#writes.set(table, changes.set(id, document));
    this.#merged.delete(table);
  }
}
