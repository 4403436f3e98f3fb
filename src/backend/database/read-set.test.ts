import { expect, test } from "vitest";
import type { Commit } from "./commit.ts";
import { Database } from "./database.ts";
import { noUsage } from "./usage.ts";
import { runQuery } from "./run-query.ts";
import type { Transaction } from "./transaction.ts";
import { TransactionMeter } from "./transaction-meter.ts";

const schema = {
  schemaValidation: true,
  tables: [
    {
      tableName: "items",
      indexes: [{ indexDescriptor: "by_list_n", fields: ["list", "n"] }],
      stagedDbIndexes: [],
      searchIndexes: [],
      stagedSearchIndexes: [],
      vectorIndexes: [],
      stagedVectorIndexes: [],
      documentType: { type: "any" as const },
    },
  ],
};

function setUp() {
  const database = new Database();
  const commits: Commit[] = [];
  database.onCommit((_writes, commit) => commits.push(commit));
  const commit = (change: (transaction: Transaction) => void): Commit => {
    const transaction = database.begin();
    change(transaction);
    database.commit(transaction);
    const last = commits.at(-1);
    if (last === undefined) throw new Error("Nothing was committed.");
    return last;
  };
  const reader = database.begin();
  return { database, commit, reader };
}

function readRange(reader: Transaction): void {
  const eq = { type: "Eq" as const, fieldPath: "list", value: "a" };
  const gte = { type: "Gte" as const, fieldPath: "n", value: 5 };
  const source = { type: "IndexRange" as const, indexName: "items.by_list_n", range: [eq, gte] };
  const context = { tables: reader, schema, meter: new TransactionMeter(noUsage()) };
  Array.from(runQuery({ source, operators: [] }, context));
}

test.each([
  ["inside the range", { list: "a", n: 5 }, true],
  ["below the range", { list: "a", n: 4 }, false],
  ["of another prefix", { list: "b", n: 9 }, false],
  ["without the fields", {}, false],
])("a range read overlaps the insertion of a document %s: %j %s", (_name, fields, expected) => {
  const { commit, reader } = setUp();
  readRange(reader);
  expect(reader.reads.overlaps(commit((writer) => writer.insert("items", fields)))).toBe(expected);
});

test("a range read overlaps a document that enters, changes in or leaves the range", () => {
  const { commit, database } = setUp();
  const inserted = commit((writer) => writer.insert("items", { list: "a", n: 1 }));
  const id = [...(inserted.writes.get("items")?.keys() ?? [])].join("");
  const put = (fields: object) =>
    commit((writer) => writer.put("items", { ...fields, _id: id, _creationTime: 1 }));
  const outcomes = [
    { list: "a", n: 7 },
    { list: "a", n: 8 },
    { list: "a", n: 2 },
    { list: "a", n: 3 },
  ].map((fields) => {
    const reader = database.begin();
    readRange(reader);
    return reader.reads.overlaps(put(fields));
  });
  expect(outcomes).toEqual([true, true, true, false]);
  const reader = database.begin();
  reader.get("items", id);
  expect(reader.reads.overlaps(commit((writer) => writer.remove("items", id)))).toBe(true);
});

test("a document that was looked for and not found overlaps its insertion, and no other", () => {
  const { commit, reader, database } = setUp();
  const missing = database.names.createId("items");
  reader.get("items", missing);
  const other = commit((writer) => writer.insert("items", {}));
  const same = commit((writer) => writer.put("items", { _id: missing, _creationTime: 1 }));
  expect([other, same].map((one) => reader.reads.overlaps(one))).toEqual([false, true]);
});

test("a whole table that was read overlaps every write to it, in nested transactions too", () => {
  const { commit, reader } = setUp();
  const nested = reader.nested();
  nested.table("items");
  const commits = ["items", "others"].map((table) => commit((writer) => writer.insert(table, {})));
  expect(commits.map((one) => reader.reads.overlaps(one))).toEqual([true, false]);
});

test("timestamps of commits increase, and a snapshot stays as it was", () => {
  const { commit, database } = setUp();
  const earlier = database.snapshot();
  const timestamps = [1, 2, 3].map(() => commit((writer) => writer.insert("items", {})).timestamp);
  const all = [earlier.timestamp, ...timestamps];
  expect(all).toEqual([...new Set(all)].toSorted((left, right) => Number(left - right)));
  expect(database.snapshot().timestamp).toBe(timestamps.at(-1));
  const size = (transaction: Transaction) => transaction.table("items").documents.size;
  expect([size(database.begin(earlier)), size(database.begin())]).toEqual([0, 3]);
});
