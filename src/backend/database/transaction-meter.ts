import { valueSize } from "../values/value-size.ts";
import { CallRejection } from "./call-rejection.ts";
import type { Document } from "./document.ts";
import {
  platformLimits,
  type LoweredLimits,
  type TransactionLimits,
} from "./transaction-limits.ts";
import type { Usage } from "./usage.ts";

type Metric = keyof TransactionLimits;
type Used = Record<Metric, number>;

const advice =
  "Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.";

const refusals: Readonly<Record<Metric, (limit: number) => string>> = {
  documentsRead: (limit) =>
    `Too many documents read in a single function execution (limit: ${limit}). ${advice}`,
  bytesRead: (limit) =>
    `Too many bytes read in a single function execution (limit: ${limit} bytes). ${advice}`,
  databaseQueries: (limit) =>
    `Too many reads in a single function execution (limit: ${limit}). ${advice}`,
  documentsWritten: (limit) => `Too many writes in a single function execution (limit: ${limit})`,
  bytesWritten: (limit) =>
    `Too many bytes written in a single function execution (limit: ${limit} bytes)`,
  functionsScheduled: (limit) => `Too many functions scheduled by this mutation (limit: ${limit})`,
  scheduledFunctionArgsBytes: (limit) =>
    `Too large total size of the arguments of scheduled functions from this mutation (limit: ${limit} bytes)`,
};

const writes: readonly Metric[] = ["documentsWritten", "bytesWritten"];

/** A reading or writing that the transaction's limits refuse. */
export class LimitReached extends CallRejection {}

/** Counts what a transaction uses, refuses what is above its limits and adds it to the usage of the whole call. */
export class TransactionMeter {
  readonly #call: Usage;
  readonly #limits: TransactionLimits;
  readonly #used: Used;

  constructor(call: Usage, limits: TransactionLimits = platformLimits, used: Used = nothing()) {
    this.#call = call;
    this.#limits = limits;
    this.#used = used;
  }

  /** An index range, table scan, search or look-up by id begins. */
  startRead(): void {
    this.#call.indexRanges += 1;
    this.#use("databaseQueries", 1);
  }

  readDocument(document: Document): void {
    const size = valueSize(document);
    this.#call.documentsRead += 1;
    this.#call.bytesRead += size;
    this.#use("documentsRead", 1);
    this.#use("bytesRead", size);
  }

  /** A deletion writes a document of no size. */
  writeDocument(document: Document | null): void {
    const size = document === null ? 0 : valueSize(document);
    this.#call.documentsWritten += 1;
    this.#call.bytesWritten += size;
    this.#use("documentsWritten", 1);
    this.#use("bytesWritten", size);
  }

  scheduleFunction(argsSize: number): void {
    this.#use("functionsScheduled", 1);
    this.#use("scheduledFunctionArgsBytes", argsSize);
  }

  runQuery(): void {
    this.#call.queriesRun += 1;
  }

  /** A meter for a called function: it starts at what has been used and may get lower limits. */
  nested(lowered: LoweredLimits = {}): TransactionMeter {
    const limits = mapMetrics((metric) => {
      const given = lowered[metric];
      const own = this.#limits[metric];
      return given === undefined ? own : Math.min(own, this.#used[metric] + given);
    });
    return new TransactionMeter(this.#call, limits, { ...this.#used });
  }

  /** Takes over what a called function used. What it wrote does not count where it is undone. */
  absorb(nested: TransactionMeter, { undone }: { readonly undone: boolean }): void {
    for (const metric of metrics) {
      if (!undone || !writes.includes(metric)) this.#used[metric] = nested.#used[metric];
    }
  }

  /** Answer to `getTransactionMetrics`. */
  describe(): Record<Metric, { readonly used: number; readonly remaining: number }> {
    return mapMetrics((metric) => ({
      used: this.#used[metric],
      remaining: Math.max(0, this.#limits[metric] - this.#used[metric]),
    }));
  }

  #use(metric: Metric, amount: number): void {
    this.#used[metric] += amount;
    const limit = this.#limits[metric];
    if (this.#used[metric] > limit) throw new LimitReached(refusals[metric](limit));
  }
}

const metrics: readonly Metric[] = [
  "bytesRead",
  "bytesWritten",
  "databaseQueries",
  "documentsRead",
  "documentsWritten",
  "functionsScheduled",
  "scheduledFunctionArgsBytes",
];

function mapMetrics<Value>(value: (metric: Metric) => Value): Record<Metric, Value> {
  return {
    bytesRead: value("bytesRead"),
    bytesWritten: value("bytesWritten"),
    databaseQueries: value("databaseQueries"),
    documentsRead: value("documentsRead"),
    documentsWritten: value("documentsWritten"),
    functionsScheduled: value("functionsScheduled"),
    scheduledFunctionArgsBytes: value("scheduledFunctionArgsBytes"),
  };
}

function nothing(): Used {
  return mapMetrics(() => 0);
}
