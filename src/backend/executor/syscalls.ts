import { encodeValue } from "../values/convex-json.ts";
import { tableNumberOfId } from "../database/document-id.ts";
import type { InvocationChannel } from "./call-channel.ts";
import { parseOwnJson } from "./parse-own-json.ts";

interface Batch {
  readonly rows: unknown[];
  readonly done: boolean;
}

interface StoredBlob {
  readonly contentType: string | null;
  /** Base64. */
  readonly data: string;
}

type SyncCall = (args: Record<string, unknown>) => unknown;

export interface SyscallOptions {
  readonly channel: InvocationChannel;
  /** Table name by table number. */
  readonly tables: Readonly<Record<string, string>>;
  /** Nanoseconds since the epoch, in decimal. */
  readonly snapshotTimestamp: string;
}

/** The `Convex` global through which `convex/server` reaches the platform. */
export function createSyscalls({
  channel,
  tables,
  snapshotTimestamp,
}: SyscallOptions): Readonly<Record<string, unknown>> {
  const queries = new QueryStreams(channel);
  const syncCalls: Readonly<Record<string, SyncCall>> = {
    "1.0/queryStream": ({ query }) => ({ queryId: queries.open(query) }),
    "1.0/queryCleanup": ({ queryId }) => queries.close(Number(queryId)),
    "1.0/db/normalizeId": ({ table, idString }) => ({
      id: tables[String(tableNumberOfId(String(idString)))] === table ? idString : null,
    }),
    "1.0/getSnapshotTs": () => encodeValue(BigInt(snapshotTimestamp)),
  };
  return {
    syscall: (operation: string, args: string) => {
      const call = Object.hasOwn(syncCalls, operation) ? syncCalls[operation] : undefined;
      if (call === undefined) throw new Error(`Unknown operation ${operation}`);
      return JSON.stringify(call(parseOwnJson(args)) ?? {});
    },
    asyncSyscall: (operation: string, args: string) =>
      operation === "1.0/queryStreamNext"
        ? queries.next(parseOwnJson<{ queryId: number }>(args).queryId)
        : channel.call(operation, args),
    jsSyscall: (operation: string, args: Record<string, unknown>) =>
      callWithBlob(channel, operation, args),
  };
}

/** The `Convex` global while modules are analysed: every use is an error. */
export function refusedSyscalls(): Readonly<Record<string, unknown>> {
  const refuse = (operation: string): never => {
    throw new Error(`${operation.replace("1.0/", "")} unsupported at import time`);
  };
  return { syscall: refuse, asyncSyscall: refuse, jsSyscall: refuse };
}

interface Stream {
  readonly query: unknown;
  rows: unknown[];
  done: boolean;
  /** The platform has begun to read it, and has more. */
  isOpen: boolean;
}

/** Queries under way: rows come in batches, so that a long result does not need a round trip per row. */
class QueryStreams {
  readonly #channel: InvocationChannel;
  readonly #streams = new Map<number, Stream>();
  #opened = 0;

  constructor(channel: InvocationChannel) {
    this.#channel = channel;
  }

  open(query: unknown): number {
    this.#opened += 1;
    this.#streams.set(this.#opened, { query, rows: [], done: false, isOpen: false });
    return this.#opened;
  }

  close(id: number): void {
    const stream = this.#streams.get(id);
    this.#streams.delete(id);
    // Of one that was not begun or was read to its end, the platform holds nothing.
    if (stream?.isOpen === true) void this.#channel.call("closeQuery", JSON.stringify({ id }));
  }

  async next(id: number): Promise<string> {
    const stream = this.#streams.get(id);
    if (stream === undefined) throw new Error("The query is closed.");
    if (stream.rows.length === 0 && !stream.done) {
      const args = JSON.stringify({ id, query: stream.query });
      stream.isOpen = true;
      const batch = parseOwnJson<Batch>(await this.#channel.call("readQuery", args));
      stream.rows = batch.rows;
      stream.done = batch.done;
      stream.isOpen = !batch.done;
    }
    const value = stream.rows.shift();
    return JSON.stringify({ value: value ?? null, done: value === undefined });
  }
}

async function callWithBlob(
  channel: InvocationChannel,
  operation: string,
  { blob, ...rest }: Record<string, unknown>,
): Promise<unknown> {
  if (operation === "storage/storeBlob") {
    if (!(blob instanceof Blob)) throw new Error("The argument of `storage.store` must be a Blob.");
    const data = Buffer.from(await blob.arrayBuffer()).toString("base64");
    const args = JSON.stringify({ ...rest, contentType: blob.type || null, data });
    return parseOwnJson(await channel.call(operation, args));
  }
  if (operation !== "storage/getBlob") throw new Error(`Unknown operation ${operation}`);
  const found = parseOwnJson<StoredBlob | null>(
    await channel.call(operation, JSON.stringify(rest)),
  );
  if (found === null) return null;
  return new Blob([Buffer.from(found.data, "base64")], { type: found.contentType ?? "" });
}
