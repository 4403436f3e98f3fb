import type { Clock } from "../clock.ts";
import { systemClock } from "../system-clock.ts";
import type { Document } from "./document.ts";
import { TableNames } from "./table-names.ts";
import { TableSnapshot } from "./table-snapshot.ts";
import { Transaction, type TableSource, type Writes } from "./transaction.ts";

const smallestStepOfCreationTime = 2 ** -10;

/** The committed documents of a deployment, in memory. Commits are serial. */
export class Database {
  readonly names = new TableNames();
  readonly clock: Clock;
  #tables: ReadonlyMap<string, TableSnapshot> = new Map();
  #lastCreationTime = 0;
  readonly #listeners = new Set<(writes: Writes) => void>();

  constructor(clock: Clock = systemClock) {
    this.clock = clock;
  }

  /** A transaction over what is committed now. */
  begin(): Transaction {
    return new Transaction({ source: this.#source(), database: this });
  }

  commit(transaction: Transaction): void {
    const { writes } = transaction;
    if (writes.size === 0) return;
    const tables = new Map(this.#tables);
    for (const [table, changes] of writes) {
      tables.set(table, (tables.get(table) ?? new TableSnapshot()).with(changes));
    }
    this.#tables = tables;
    for (const listener of this.#listeners) listener(writes);
  }

  /** Calls the listener after every commit with what was written. */
  onCommit(listener: (writes: Writes) => void): void {
    this.#listeners.add(listener);
  }

  /** Milliseconds since the epoch, later than every earlier answer. */
  nextCreationTime(): number {
    this.#lastCreationTime = Math.max(
      this.clock.now(),
      this.#lastCreationTime + smallestStepOfCreationTime,
    );
    return this.#lastCreationTime;
  }

  #source(): TableSource {
    const tables = this.#tables;
    const empty = new TableSnapshot();
    return {
      table: (name) => tables.get(name) ?? empty,
      get: (name, id): Document | undefined => tables.get(name)?.documents.get(id),
    };
  }
}
