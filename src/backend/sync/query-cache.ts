import type { Commit } from "../database/commit.ts";
import type { Database, Snapshot } from "../database/database.ts";
import type { Transaction } from "../database/transaction.ts";
import type { CallResult } from "../functions/call-result.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import type { Identity } from "../functions/identity.ts";
import { LiveQuery, type QueryOutcome } from "./live-query.ts";

/** So many queries run at once: the time of a query runs while it waits for the process that runs it. */
const maximumRunning = 16;

export interface SubscribedQuery {
  readonly path: string;
  /** Path of the component that holds the query, empty for the app. */
  readonly component: string;
  /** One argument object in its wire form. */
  readonly args: unknown;
  readonly identity: Identity;
  readonly journal: string | null;
}

export interface QueryCacheOptions {
  readonly database: Database;
  readonly call: (call: FunctionCall) => Promise<CallResult>;
  /** Told when queries that somebody holds have become stale. */
  readonly onStale: () => void;
}

/** Runs of subscribed queries, shared by all subscribers until a commit changes what they read. */
export class QueryCache {
  readonly #options: QueryCacheOptions;
  readonly #held = new Set<LiveQuery>();
  readonly #newest = new Map<string, LiveQuery>();
  #running = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(options: QueryCacheOptions) {
    this.#options = options;
    options.database.onCommit((_writes, commit) => this.#observe(commit));
  }

  /** A run of the query that holds for the snapshot, which must be the newest. The caller must release it. */
  hold(query: SubscribedQuery, snapshot: Snapshot): LiveQuery {
    const { timestamp } = snapshot;
    const key = JSON.stringify(query);
    const known = this.#newest.get(key);
    // Of a run that has not finished, nobody knows yet whether the commits since its snapshot have changed it.
    const isShared =
      known !== undefined && !known.isStale && (known.isFinished || known.timestamp === timestamp);
    const live = isShared ? known : new LiveQuery(key, timestamp, this.#run(query, snapshot));
    live.holders += 1;
    this.#held.add(live);
    this.#newest.set(key, live);
    return live;
  }

  release(live: LiveQuery): void {
    live.holders -= 1;
    if (live.holders > 0) return;
    this.#held.delete(live);
    if (this.#newest.get(live.key) === live) this.#newest.delete(live.key);
  }

  /** Makes every query run again, as the code has changed. */
  discardAll(): void {
    for (const live of this.#held) live.discard();
    this.#options.onStale();
  }

  #observe(commit: Commit): void {
    let hasStale = false;
    for (const live of this.#held) {
      live.observe(commit);
      hasStale ||= live.isStale;
    }
    if (hasStale) this.#options.onStale();
  }

  async #run(query: SubscribedQuery, snapshot: Snapshot): Promise<QueryOutcome> {
    await this.#takeTurn();
    try {
      const journal = { endCursor: query.journal };
      const seen: { transaction?: Transaction } = {};
      const { path, component, args, identity } = query;
      const onBegin = (transaction: Transaction): void => {
        seen.transaction = transaction;
      };
      const request = { kind: "query", path, component, args, identity } as const;
      const result = await this.#options.call({ ...request, snapshot, journal, onBegin });
      return { result, journal: journal.endCursor, reads: seen.transaction?.reads };
    } finally {
      this.#endTurn();
    }
  }

  async #takeTurn(): Promise<void> {
    if (this.#running < maximumRunning) this.#running += 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
  }

  #endTurn(): void {
    const next = this.#waiting.shift();
    if (next === undefined) this.#running -= 1;
    else next();
  }
}
