import type { Database, Snapshot } from "../database/database.ts";
import { decodeTimestamp, encodeTimestamp } from "../database/timestamp.ts";

const maximumPinned = 64;

/** Snapshots that clients asked for, so that they can read several queries from the same one. */
export class SnapshotHistory {
  readonly #database: Database;
  readonly #pinned = new Map<string, Snapshot>();

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps what is committed now and returns its timestamp in the wire form; the oldest snapshots are let go. */
  pin(): string {
    const snapshot = this.#database.snapshot();
    const timestamp = encodeTimestamp(snapshot.timestamp);
    this.#pinned.delete(timestamp);
    this.#pinned.set(timestamp, snapshot);
    const [oldest] = this.#pinned.keys();
    if (this.#pinned.size > maximumPinned && oldest !== undefined) this.#pinned.delete(oldest);
    return timestamp;
  }

  /** The snapshot of a timestamp; `undefined` where it is malformed, not reached yet or not kept. */
  at(timestamp: string): Snapshot | undefined {
    const pinned = this.#pinned.get(timestamp);
    if (pinned !== undefined) return pinned;
    const current = this.#database.snapshot();
    return decodeTimestamp(timestamp) === current.timestamp ? current : undefined;
  }
}
