import type { Document } from "./document.ts";

/** By table, then by id: the document as written, null where it was deleted. */
export type Writes = ReadonlyMap<string, ReadonlyMap<string, Document | null>>;

/** What a transaction has changed, once it is committed. */
export interface Commit {
  /** Nanoseconds since the epoch, greater than that of every earlier commit. */
  readonly timestamp: bigint;
  readonly writes: Writes;
  /** Everything as it was until this commit. */
  readonly earlier: { get(table: string, id: string): Document | undefined };
}
