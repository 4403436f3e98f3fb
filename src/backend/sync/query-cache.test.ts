import { expect, test } from "vitest";
import { Database } from "../database/database.ts";
import type { FunctionCall } from "../functions/function-runner.ts";
import { noUsage } from "../database/usage.ts";
import { QueryCache } from "./query-cache.ts";

const anonymous = { kind: "anonymous" } as const;
const subscribed = (path: string) => ({
  path,
  component: "",
  args: {},
  identity: anonymous,
  journal: null,
});

/** A cache over queries that count the documents of the table that their path names. */
function setUp() {
  const database = new Database();
  const runs: string[] = [];
  let stale = 0;
  const held: { release: () => void } = { release: () => {} };
  const call = async ({ path, snapshot, onBegin }: FunctionCall) => {
    runs.push(path);
    const transaction = database.begin(snapshot);
    onBegin?.(transaction);
    const value = transaction.table(path).documents.size;
    if (path === "slow") await new Promise<void>((resolve) => (held.release = resolve));
    return { status: "success", value, usage: noUsage(), logLines: [] } as const;
  };
  const onStale = () => {
    stale += 1;
  };
  const cache = new QueryCache({ database, call, onStale });
  const insert = (table: string) => {
    const transaction = database.begin();
    transaction.insert(table, {});
    database.commit(transaction);
  };
  const hold = (path: string) => cache.hold(subscribed(path), database.snapshot());
  return { cache, runs, insert, hold, held, staleCalls: () => stale };
}

test("subscribers of the same query share its run until a commit changes what it read", async () => {
  const { hold, runs, insert, staleCalls } = setUp();
  const [first, second] = [hold("a"), hold("a")];
  expect(second).toBe(first);
  await first.outcome;
  insert("b");
  expect([hold("a"), first.isStale, staleCalls()]).toEqual([first, false, 0]);
  insert("a");
  expect([first.isStale, staleCalls()]).toEqual([true, 1]);
  const third = hold("a");
  expect((await third.outcome).result).toMatchObject({ value: 1 });
  expect(runs).toEqual(["a", "a"]);
});

test("a commit while a query runs makes it stale once it has finished", async () => {
  const { hold, insert, held } = setUp();
  const live = hold("slow");
  await Promise.resolve();
  insert("slow");
  expect(live.isStale).toBe(false);
  held.release();
  await live.outcome;
  expect(live.isStale).toBe(true);
});

test("a run under way on an older snapshot is not shared", () => {
  const { hold, insert } = setUp();
  const older = hold("slow");
  insert("other");
  expect(hold("slow")).not.toBe(older);
});

test("a query that nobody holds any more is forgotten", async () => {
  const { cache, hold, runs, insert, staleCalls } = setUp();
  const live = hold("a");
  hold("a");
  await live.outcome;
  cache.release(live);
  expect(hold("a")).toBe(live);
  for (let holder = 0; holder < 2; holder += 1) cache.release(live);
  insert("a");
  expect(staleCalls()).toBe(0);
  await hold("a").outcome;
  expect(runs).toEqual(["a", "a"]);
});

test("new code makes every run stale", async () => {
  const { cache, hold } = setUp();
  const [finished, running] = [hold("a"), hold("slow")];
  await finished.outcome;
  cache.discardAll();
  expect([finished.isStale, running.isStale]).toEqual([true, true]);
});

test("no more than 16 queries run at once", async () => {
  const { hold, runs, held } = setUp();
  const paths = Array.from({ length: 20 }, (_, index) => (index === 0 ? "slow" : `t${index}`));
  const lives = paths.map(hold);
  await Promise.resolve();
  expect(runs).toHaveLength(16);
  held.release();
  await Promise.all(lives.map(({ outcome }) => outcome));
  expect(runs).toHaveLength(20);
});
