import { expect, test } from "vitest";
import { Database } from "./database.ts";

test("a transaction sees its own writes, others only what is committed", () => {
  const database = new Database();
  const writer = database.begin();
  const { _id } = writer.insert("t", { n: 1 });
  expect(writer.get("t", _id)?.["n"]).toBe(1);
  expect(database.begin().get("t", _id)).toBeUndefined();
  const reader = database.begin();
  database.commit(writer);
  expect(reader.get("t", _id)).toBeUndefined();
  expect(database.begin().get("t", _id)?.["n"]).toBe(1);
});

test("a nested transaction leaves no trace unless it is absorbed", () => {
  const database = new Database();
  const outer = database.begin();
  const first = outer.insert("t", { n: 1 });
  const dropped = outer.nested();
  dropped.remove("t", first._id);
  expect([...dropped.table("t").documents.keys()]).toEqual([]);
  const kept = outer.nested();
  const second = kept.insert("t", { n: 2 });
  outer.absorb(kept);
  expect([...outer.table("t").documents.keys()]).toEqual([first._id, second._id]);
});

test("creation times strictly increase", () => {
  const transaction = new Database().begin();
  const times = Array.from({ length: 100 }, () => transaction.insert("t", {})._creationTime);
  expect(times).toEqual([...new Set(times)].toSorted((left, right) => left - right));
});

test("listeners learn what a commit wrote", () => {
  const database = new Database();
  const seen: unknown[] = [];
  database.onCommit((writes) => seen.push([...writes].map(([table, ids]) => [table, ids.size])));
  const transaction = database.begin();
  transaction.insert("a", {});
  transaction.remove("b", "gone");
  database.commit(transaction);
  database.commit(database.begin());
  expect(seen).toEqual([
    [
      ["a", 1],
      ["b", 1],
    ],
  ]);
});
