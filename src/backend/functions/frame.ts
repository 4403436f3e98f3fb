import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import type { Usage } from "../database/usage.ts";
import type { InvocationKind } from "../executor/protocol.ts";
import type { FunctionAddress } from "./function-path.ts";
import type { Identity } from "./identity.ts";
import { SerialQueue } from "./serial-queue.ts";

/** What a call of a client and all calls nested in it share. */
export interface CallScope {
  readonly identity: Identity;
  readonly usage: Usage;
  readonly logLines: string[];
}

/** One running function. */
export interface Frame {
  readonly scope: CallScope;
  readonly kind: InvocationKind;
  readonly path: FunctionAddress;
  /** Undefined in actions, whose every access is a transaction of its own. */
  readonly transaction: Transaction | undefined;
  /** Queries that user code iterates over, by its numbers. */
  readonly streams: Map<number, { readonly rows: Iterator<Document>; batch: number }>;
  paginated: boolean;
  /** Nested transactions run one after the other. */
  readonly nested: SerialQueue;
}

export function createFrame(parts: Pick<Frame, "scope" | "kind" | "path" | "transaction">): Frame {
  return { ...parts, streams: new Map(), paginated: false, nested: new SerialQueue() };
}
