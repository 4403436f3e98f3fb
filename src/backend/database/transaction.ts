import type { ConvexObject } from "../values/convex-value.ts";
import type { Document } from "./document.ts";
import type { TableNames } from "./table-names.ts";
import type { TableSnapshot } from "./table-snapshot.ts";

/** By the table's key in the deployment, then by id: the document as written, null where it was deleted. */
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

/** What the views of one transaction share; tables by their keys in the deployment. */
interface TransactionState {
  readonly source: TableSource;
  /** What the outermost transaction started from. */
  readonly base: TableSource;
  readonly database: TransactionHost;
  readonly writes: Map<string, Map<string, Document | null>>;
  readonly merged: Map<string, TableSnapshot>;
}

/**
 * Reads and buffered writes over a source, as one component sees them; a nested transaction has its parent as source.
 * The tables of the source are named by their keys in the deployment, those of the transaction as in the component.
 */
export class Transaction implements TableSource {
  readonly #state: TransactionState;
  readonly names: TableNames;

  constructor(
    parts: Pick<TransactionState, "source" | "database"> & Partial<TransactionState>,
    names: TableNames = parts.database.names,
  ) {
    this.#state = { base: parts.source, writes: new Map(), merged: new Map(), ...parts };
    this.names = names;
  }

  /** The same transaction as the component at a path sees it; the app's path is empty. */
  inComponent(path: string): Transaction {
    return new Transaction(this.#state, this.names.inComponent(path));
  }

  get writes(): Writes {
    return this.#state.writes;
  }

  get(table: string, id: string): Document | undefined {
    return this.#getByKey(this.names.keyOf(table), id);
  }

  table(name: string): TableSnapshot {
    return this.#tableByKey(this.names.keyOf(name));
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
    return { ...fields, _id, _creationTime: this.#state.database.nextCreationTime() };
  }

  put(table: string, document: Document): void {
    this.#write(this.names.keyOf(table), document._id, document);
  }

  remove(table: string, id: string): void {
    this.#write(this.names.keyOf(table), id, null);
  }

  /** A transaction inside this one: `absorb` takes over its writes; dropped, it leaves no trace. */
  nested(): Transaction {
    const source: TableSource = {
      table: (key) => this.#tableByKey(key),
      get: (key, id) => this.#getByKey(key, id),
    };
    const { base, database } = this.#state;
    return new Transaction({ source, base, database }, this.names);
  }

  /** A transaction over what this one started from, without its writes. */
  snapshot(): Transaction {
    const { base, database } = this.#state;
    return new Transaction({ source: base, database }, this.names);
  }

  absorb(nested: Transaction): void {
    for (const [key, changes] of nested.writes) {
      for (const [id, document] of changes) this.#write(key, id, document);
    }
  }

  #getByKey(key: string, id: string): Document | undefined {
    const written = this.#state.writes.get(key)?.get(id);
    if (written === null) return undefined;
    return written ?? this.#state.source.get(key, id);
  }

  #tableByKey(key: string): TableSnapshot {
    const { source, writes, merged } = this.#state;
    const changes = writes.get(key);
    if (changes === undefined) return source.table(key);
    const table = merged.get(key) ?? source.table(key).with(changes);
    merged.set(key, table);
    return table;
  }

  #write(key: string, id: string, document: Document | null): void {
    const { writes, merged } = this.#state;
    const changes = writes.get(key) ?? new Map<string, Document | null>();
    writes.set(key, changes.set(id, document));
    merged.delete(key);
  }
}
