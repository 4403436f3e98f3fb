import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import type { TransactionMeter } from "../database/transaction-meter.ts";
import type { Usage } from "../database/usage.ts";
import type { InvocationKind } from "../executor/protocol.ts";
import type { FunctionAddress } from "./function-path.ts";
import type { Identity } from "./identity.ts";
import type { Journal } from "./journal.ts";
import { SerialQueue } from "./serial-queue.ts";

/** What a call of a client and all calls nested in it share. */
export interface CallScope {
  readonly identity: Identity;
  /** Id of the scheduled function that the call is. */
  readonly scheduledJob: string | undefined;
  readonly usage: Usage;
  readonly logLines: string[];
  /** The client's call has ended: nobody waits for what still runs in it. */
  isOver: boolean;
}

/** One running function. */
export interface Frame {
  readonly scope: CallScope;
  readonly kind: InvocationKind;
  readonly path: FunctionAddress;
  /** Undefined in actions, whose every access is a transaction of its own. */
  readonly transaction: Transaction | undefined;
  /** Of a query whose caller will run it again. */
  readonly journal?: Journal | undefined;
  /** What its transaction has used. */
  readonly meter: TransactionMeter;
  /** Functions above it in its transaction. */
  readonly depth: number;
  /** Queries that user code iterates over, by its numbers. */
  readonly streams: Map<number, { readonly rows: Iterator<Document>; batch: number }>;
  paginated: boolean;
  /** Nested transactions run one after the other. */
  readonly nested: SerialQueue;
}

export type FrameParts = Pick<
  Frame,
  "scope" | "kind" | "path" | "transaction" | "journal" | "meter" | "depth"
>;

export function createFrame(parts: FrameParts): Frame {
  return { ...parts, streams: new Map(), paginated: false, nested: new SerialQueue() };
}
