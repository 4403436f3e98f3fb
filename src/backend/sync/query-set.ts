import type { Database } from "../database/database.ts";
import type { Identity } from "../functions/identity.ts";
import { ProtocolViolation, type ModifyQuerySet } from "./client-message.ts";
import type { LiveQuery } from "./live-query.ts";
import type { QueryCache } from "./query-cache.ts";
import type { StateModification } from "./server-message.ts";
import { Subscription } from "./subscription.ts";

const maximumQueries = 4_096;

/** The queries that one connection subscribes to. */
export class QuerySet implements Disposable {
  readonly #cache: QueryCache;
  readonly #subscriptions = new Map<number, Subscription>();
  readonly #removed = new Set<number>();

  constructor(cache: QueryCache) {
    this.#cache = cache;
  }

  /** True where the client's picture of some query is not the newest. */
  get isStale(): boolean {
    return [...this.#subscriptions.values()].some(({ live }) => live === undefined || live.isStale);
  }

  /** Adds and removes queries. Throws `ProtocolViolation` for one that is there already, or not. */
  modify(modifications: ModifyQuerySet["modifications"]): void {
    for (const modification of modifications) {
      const { queryId } = modification;
      const known = this.#subscriptions.get(queryId);
      if (modification.type === "Remove") {
        if (known === undefined) throw new ProtocolViolation(`There is no query ${queryId}.`);
        this.#drop(known);
        this.#removed.add(queryId);
      } else {
        if (known !== undefined) throw new ProtocolViolation(`Query ${queryId} is there already.`);
        this.#subscriptions.set(queryId, new Subscription(modification));
      }
    }
    if (this.#subscriptions.size > maximumQueries) {
      throw new ProtocolViolation(`A client may subscribe to ${maximumQueries} queries.`);
    }
  }

  /** The identity has changed: every query must run again. */
  forgetRuns(): void {
    for (const subscription of this.#subscriptions.values()) this.#release(subscription);
  }

  /** Runs what is stale on what is committed now, and tells what has changed and at which timestamp. */
  async refresh(
    database: Database,
    identity: Identity,
  ): Promise<{ readonly timestamp: bigint; readonly modifications: readonly StateModification[] }> {
    const snapshot = database.snapshot();
    const removed = [...this.#removed].map(
      (queryId) => ({ type: "QueryRemoved", queryId }) as const,
    );
    this.#removed.clear();
    const running: (readonly [Subscription, LiveQuery])[] = [];
    for (const subscription of this.#subscriptions.values()) {
      if (subscription.live?.isStale === false) continue;
      const { path, component, args, journal } = subscription;
      const live = this.#cache.hold({ path, component, args, identity, journal }, snapshot);
      this.#release(subscription);
      subscription.live = live;
      running.push([subscription, live]);
    }
    const outcomes = await Promise.all(
      running.map(async ([subscription, live]) => [subscription, await live.outcome] as const),
    );
    const told = outcomes
      .filter(([subscription]) => this.#has(subscription))
      .map(([subscription, outcome]) => subscription.tell(outcome))
      .filter((modification) => modification !== undefined);
    return { timestamp: snapshot.timestamp, modifications: [...removed, ...told] };
  }

  [Symbol.dispose](): void {
    for (const subscription of this.#subscriptions.values()) this.#drop(subscription);
  }

  // A query may have been removed while it ran.
  #has(subscription: Subscription): boolean {
    return this.#subscriptions.get(subscription.queryId) === subscription;
  }

  #drop(subscription: Subscription): void {
    this.#release(subscription);
    this.#subscriptions.delete(subscription.queryId);
  }

  #release(subscription: Subscription): void {
    if (subscription.live !== undefined) this.#cache.release(subscription.live);
    subscription.live = undefined;
  }
}
