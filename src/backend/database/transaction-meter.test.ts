import { expect, test } from "vitest";
import { LimitReached, TransactionMeter } from "./transaction-meter.ts";
import { platformLimits } from "./transaction-limits.ts";
import { noUsage } from "./usage.ts";

const document = { _id: "i", _creationTime: 1, text: "x".repeat(1000) };

test("what is used is counted for the transaction and for the call", () => {
  const usage = noUsage();
  const meter = new TransactionMeter(usage);
  meter.startRead();
  meter.readDocument(document);
  meter.writeDocument(document);
  meter.writeDocument(null);
  meter.runQuery();
  const size = 1039;
  expect(usage).toEqual({
    documentsRead: 1,
    bytesRead: size,
    documentsWritten: 2,
    bytesWritten: size,
    indexRanges: 1,
    queriesRun: 1,
  });
  const mebibytes = 16 * 1024 * 1024;
  expect(meter.describe()).toEqual({
    bytesRead: { used: size, remaining: mebibytes - size },
    bytesWritten: { used: size, remaining: mebibytes - size },
    databaseQueries: { used: 1, remaining: 4095 },
    documentsRead: { used: 1, remaining: 31_999 },
    documentsWritten: { used: 2, remaining: 15_998 },
    functionsScheduled: { used: 0, remaining: 1000 },
    scheduledFunctionArgsBytes: { used: 0, remaining: mebibytes },
  });
});

const advice =
  " Consider using smaller limits in your queries, paginating your queries, or using indexed queries with a selective index range expressions.";

test.each([
  [
    { documentsRead: 0 },
    (meter: TransactionMeter) => meter.readDocument(document),
    `Too many documents read in a single function execution (limit: 0).${advice}`,
  ],
  [
    { bytesRead: 10 },
    (meter: TransactionMeter) => meter.readDocument(document),
    `Too many bytes read in a single function execution (limit: 10 bytes).${advice}`,
  ],
  [
    { databaseQueries: 0 },
    (meter: TransactionMeter) => meter.startRead(),
    `Too many reads in a single function execution (limit: 0).${advice}`,
  ],
  [
    { documentsWritten: 0 },
    (meter: TransactionMeter) => meter.writeDocument(null),
    "Too many writes in a single function execution (limit: 0)",
  ],
  [
    { bytesWritten: 10 },
    (meter: TransactionMeter) => meter.writeDocument(document),
    "Too many bytes written in a single function execution (limit: 10 bytes)",
  ],
  [
    { functionsScheduled: 0 },
    (meter: TransactionMeter) => meter.scheduleFunction(1),
    "Too many functions scheduled by this mutation (limit: 0)",
  ],
  [
    { scheduledFunctionArgsBytes: 10 },
    (meter: TransactionMeter) => meter.scheduleFunction(11),
    "Too large total size of the arguments of scheduled functions from this mutation (limit: 10 bytes)",
  ],
])("%j refuses what is above it", (lowered, use, message) => {
  expect(() => use(new TransactionMeter(noUsage()).nested(lowered))).toThrow(
    new LimitReached(message),
  );
});

test("a called function counts on from its caller, and undone writes do not count", () => {
  const meter = new TransactionMeter(noUsage(), { ...platformLimits, documentsRead: 3 });
  meter.readDocument(document);
  const nested = meter.nested({ documentsRead: 1 });
  nested.readDocument(document);
  nested.writeDocument(document);
  expect(() => nested.readDocument(document)).toThrow(LimitReached);
  meter.absorb(nested, { undone: true });
  const { documentsRead, documentsWritten } = meter.describe();
  expect([documentsRead.used, documentsWritten.used]).toEqual([3, 0]);
  expect(() => meter.readDocument(document)).toThrow(LimitReached);
});

test("limits of a called function cannot be raised above its caller's", () => {
  const meter = new TransactionMeter(noUsage()).nested({ databaseQueries: 1 });
  expect(meter.nested({ databaseQueries: 9 }).describe().databaseQueries.remaining).toBe(1);
});
