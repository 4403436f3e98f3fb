import type { Commit } from "../database/commit.ts";
import type { ReadSet } from "../database/read-set.ts";
import type { CallResult } from "../functions/call-result.ts";

export interface QueryOutcome {
  readonly result: CallResult;
  readonly journal: string | null;
  /** What the query read; undefined where nobody knows, so that any commit may change it. */
  readonly reads: ReadSet | undefined;
}

/** One run of a query, which is stale once a later commit has changed what it read. */
export class LiveQuery {
  readonly key: string;
  /** Timestamp of the snapshot that it reads. */
  readonly timestamp: bigint;
  readonly outcome: Promise<QueryOutcome>;
  /** Sessions that hold it. */
  holders = 0;
  #finished: QueryOutcome | undefined;
  #missed: Commit[] = [];
  #isStale = false;

  /** Begins with a snapshot of what is committed now, and must be told of every later commit. */
  constructor(key: string, timestamp: bigint, outcome: Promise<QueryOutcome>) {
    this.key = key;
    this.timestamp = timestamp;
    this.outcome = outcome.then((finished) => this.#finish(finished));
    // Whoever holds the query awaits it too.
    this.outcome.catch(() => {});
  }

  get isStale(): boolean {
    return this.#isStale;
  }

  get isFinished(): boolean {
    return this.#finished !== undefined;
  }

  /** Takes note of a commit; what it means for a query still running is known when it has finished. */
  observe(commit: Commit): void {
    if (this.#isStale) return;
    if (this.#finished === undefined) this.#missed.push(commit);
    else this.#isStale = this.#finished.reads?.overlaps(commit) ?? true;
  }

  /** The code has changed: whatever the query gave is not what it would give. */
  discard(): void {
    this.#isStale = true;
  }

  #finish(outcome: QueryOutcome): QueryOutcome {
    this.#finished = outcome;
    for (const commit of this.#missed) this.observe(commit);
    this.#missed = [];
    return outcome;
  }
}
