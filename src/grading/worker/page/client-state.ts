import { convexToJson, jsonToConvex } from "convex/values";
import type { JSONValue, Value } from "convex/values";
import type { PaginatedQuery } from "./page-protocol.ts";
import { PageProblem } from "./page-problem.ts";

const maximumRecords = 1000;

interface RecordedCall {
  readonly args: JSONValue;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: Error) => void;
}

export interface PageOfQuery {
  readonly results: readonly Value[];
  readonly status: PaginatedQuery["status"];
}

const firstPage: PageOfQuery = { results: [], status: "LoadingFirstPage" };

/** What stands in for the deployment while a page is mounted: what queries answer, and which functions were called. */
export class ClientState {
  readonly #queries = new Map<string, Value>();
  readonly #paginated = new Map<string, PageOfQuery>();
  readonly #requested = new Map<string, unknown[]>();
  readonly #calls = new Map<string, RecordedCall[]>();
  readonly #waiting = new Map<string, RecordedCall[]>();
  readonly #listeners = new Set<() => void>();
  #version = 0;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  /** Grows with every change. */
  readonly version = (): number => this.#version;

  query(name: string): Value | undefined {
    return this.#queries.get(name);
  }

  setQuery(name: string, value: JSONValue | undefined): void {
    if (value === undefined) this.#queries.delete(name);
    else this.#queries.set(name, jsonToConvex(value));
    this.#changed();
  }

  paginatedQuery(name: string): PageOfQuery {
    return this.#paginated.get(name) ?? firstPage;
  }

  setPaginatedQuery(name: string, { results, status }: PaginatedQuery): void {
    this.#paginated.set(name, { results: results.map((each) => jsonToConvex(each)), status });
    this.#changed();
  }

  requestItems(name: string, count: unknown): void {
    record(this.#requested, name, count);
  }

  /** As the client does: nothing unless more can be loaded. */
  loadMore(name: string, count: unknown): void {
    const page = this.paginatedQuery(name);
    if (page.status !== "CanLoadMore") return;
    this.requestItems(name, count);
    this.#paginated.set(name, { ...page, status: "LoadingMore" });
    this.#changed();
  }

  itemsRequested(name: string): readonly unknown[] {
    return this.#requested.get(name) ?? [];
  }

  /** Waits until the call is settled. Arguments that are no Convex values are refused, as by the client. */
  async call(name: string, args: unknown): Promise<Value> {
    const encoded = convexToJson(args as Value); // throws for what is none
    const { promise, resolve, reject } = Promise.withResolvers<Value>();
    const call = { args: encoded, resolve, reject };
    record(this.#calls, name, call);
    record(this.#waiting, name, call);
    return await promise;
  }

  calls(name: string): readonly JSONValue[] {
    return (this.#calls.get(name) ?? []).map(({ args }) => args);
  }

  resolve(name: string, value: JSONValue): void {
    this.#oldestWaiting(name).resolve(jsonToConvex(value));
  }

  reject(name: string, message: string): void {
    this.#oldestWaiting(name).reject(new Error(message));
  }

  #oldestWaiting(name: string): RecordedCall {
    const call = this.#waiting.get(name)?.shift();
    if (call === undefined) throw new PageProblem(`No call of ${name} is waiting for its result.`);
    return call;
  }

  #changed(): void {
    this.#version += 1;
    for (const listener of this.#listeners) listener();
  }
}

function record<Entry>(records: Map<string, Entry[]>, name: string, entry: Entry): void {
  const entries = records.get(name) ?? [];
  if (entries.length >= maximumRecords) throw new Error(`${name} was called too often.`);
  entries.push(entry);
  records.set(name, entries);
}
