import type { RunId } from "../domain/run.ts";

/** What is known of a store as a whole. */
export interface StoreFacts {
  /** Where it is: a path. */
  readonly location: string;
  readonly bytes: number;
  readonly runs: number;
  /** Names of the migrations that it has seen, in order. */
  readonly migrations: readonly string[];
}

/** Keeping a store: its size, copies of it, and what is not needed any more. */
export interface StoreUpkeep {
  facts(): Promise<StoreFacts>;
  /** Writes a whole, consistent copy to a file that does not exist, while others write. */
  backup(file: string): Promise<void>;
  /** Deletes runs with all that belongs to them, and texts that nothing refers to any more. Reviews go with their run. */
  deleteRuns(ids: readonly RunId[]): Promise<void>;
  /** Something that differs once anything in the store was changed, by whatever process. */
  changeMark(): Promise<string>;
}
