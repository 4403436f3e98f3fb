import type { Clock } from "../clock.ts";
import { systemClock } from "../system-clock.ts";
import { withCommitTimestamp } from "../values/commit-timestamp.ts";
import type { Commit, Writes } from "./commit.ts";
import type { Document } from "./document.ts";
import { TableNames } from "./table-names.ts";
import { TableSnapshot } from "./table-snapshot.ts";
import { Transaction, type TableSource } from "./transaction.ts";

const smallestStepOfCreationTime = 2 ** -10;
const nanosecondsPerMillisecond = 1_000_000n;

/** Everything that was committed up to a moment. */
export interface Snapshot {
  /** Of the last commit that it holds. */
  readonly timestamp: bigint;
  readonly source: TableSource;
}

/** The committed documents of a deployment, in memory. Commits are serial. */
export class Database {
  readonly names = new TableNames();
  readonly clock: Clock;
  #tables: ReadonlyMap<string, TableSnapshot> = new Map();
  #lastCreationTime = 0;
  #timestamp: bigint;
  readonly #listeners = new Set<(writes: Writes, commit: Commit) => void>();

  constructor(clock: Clock = systemClock) {
    this.clock = clock;
    this.#timestamp = this.#now();
  }

  /** A transaction over what is committed now, or over an earlier snapshot. */
  begin({ source, timestamp }: Snapshot = this.snapshot()): Transaction {
    return new Transaction({ source, database: this, timestamp });
  }

  snapshot(): Snapshot {
    return { timestamp: this.#timestamp, source: this.#source() };
  }

  /** Returns the commit's timestamp; where nothing was written, that of what the transaction read. */
  commit(transaction: Transaction): bigint {
    if (transaction.writes.size === 0) return transaction.timestamp;
    const current = this.#now();
    this.#timestamp = current > this.#timestamp ? current : this.#timestamp + 1n;
    const writes = resolveTimestamps(transaction.writes, this.#timestamp);
    const earlier = this.#source();
    const tables = new Map(this.#tables);
    for (const [table, changes] of writes) {
      tables.set(table, (tables.get(table) ?? new TableSnapshot()).with(changes));
    }
    this.#tables = tables;
    const commit = { timestamp: this.#timestamp, writes, earlier };
    for (const listener of this.#listeners) listener(writes, commit);
    return commit.timestamp;
  }

  /** Calls the listener after every commit with what was written. */
  onCommit(listener: (writes: Writes, commit: Commit) => void): void {
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

  #now(): bigint {
    return BigInt(Math.floor(this.clock.now())) * nanosecondsPerMillisecond;
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

function resolveTimestamps(writes: Writes, timestamp: bigint): Writes {
  const tables = [...writes].map(([table, changes]) => {
    const documents = [...changes].map(
      ([id, document]) =>
        [id, document === null ? null : withCommitTimestamp(document, timestamp)] as const,
    );
    return [table, new Map(documents)] as const;
  });
  return new Map(tables);
}
