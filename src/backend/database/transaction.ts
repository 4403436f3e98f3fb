import type { ConvexObject } from "../values/convex-value.ts";
import type { Writes } from "./commit.ts";
import type { Document } from "./document.ts";
import { ReadSet, type TablePart } from "./read-set.ts";
import type { TableNames } from "./table-names.ts";
import type { TableSnapshot } from "./table-snapshot.ts";

/** Where a transaction reads what it has not written. */
export interface TableSource {
  /** `part` tells what of the table the caller looks at; without it, at all of it. */
  table(name: string, part?: TablePart): TableSnapshot;
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
  /** Shared with the transactions nested in it. */
  readonly reads: ReadSet;
  /** Of the snapshot that the transaction reads. */
  readonly timestamp: bigint;
}

export type TransactionParts = Pick<TransactionState, "source" | "database" | "timestamp"> &
  Partial<TransactionState>;

/**
 * Reads and buffered writes over a source, as one component sees them; a nested transaction has its parent as source.
 * The tables of the source are named by their keys in the deployment, those of the transaction as in the component.
 */
export class Transaction implements TableSource {
  readonly #state: TransactionState;
  readonly names: TableNames;

  constructor(parts: TransactionParts, names: TableNames = parts.database.names) {
    this.#state = {
      base: parts.source,
      writes: new Map(),
      merged: new Map(),
      reads: new ReadSet(),
      ...parts,
    };
    this.names = names;
  }

  /** What the transaction and those nested in it have read. */
  get reads(): ReadSet {
    return this.#state.reads;
  }

  get timestamp(): bigint {
    return this.#state.timestamp;
  }

  /** The same transaction as the component at a path sees it; the app's path is empty. */
  inComponent(path: string): Transaction {
    return new Transaction(this.#state, this.names.inComponent(path));
  }

  get writes(): Writes {
    return this.#state.writes;
  }

  get(table: string, id: string): Document | undefined {
    this.reads.addDocument(id);
    return this.#getByKey(this.names.keyOf(table), id);
  }

  table(name: string, part?: TablePart): TableSnapshot {
    const key = this.names.keyOf(name);
    this.reads.addTable(key, part);
    return this.#tableByKey(key, part);
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
      table: (key, part) => this.#tableByKey(key, part),
      get: (key, id) => this.#getByKey(key, id),
    };
    const { base, database, timestamp, reads } = this.#state;
    return new Transaction({ source, base, database, timestamp, reads }, this.names);
  }

  /** A transaction over what this one started from, without its writes. */
  snapshot(): Transaction {
    const { base, database, timestamp, reads } = this.#state;
    return new Transaction({ source: base, database, timestamp, reads }, this.names);
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

  #tableByKey(key: string, part?: TablePart): TableSnapshot {
    const { source, writes, merged } = this.#state;
    const changes = writes.get(key);
    if (changes === undefined) return source.table(key, part);
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
