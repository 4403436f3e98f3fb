import { expect, test } from "vitest";
import { awaitedCallsInLoops } from "./awaited-calls.ts";

test.each([
  ["a for-of loop", "for (const id of ids) rows.push(await db.get(id));"],
  ["a nested block", "for (const id of ids) { if (id) { rows.push((await db.get(id)).name); } }"],
  ["a counting loop", "for (let i = 0; i < 3; i += 1) { await f(i); }"],
  ["a counting loop's condition", "for (let i = 0; i < (await count()); i += 1) {}"],
  ["parentheses", "async () => { while (open) { await (f()); } };"],
  ["a while loop", "while (open) { await f(); }"],
  ["a do loop", "do { await f(); } while (open);"],
  ["a loop that streams", "for await (const row of rows) { await f(row); }"],
  ["a loop, through a chain", "for (const id of ids) { await db.get(id).then(use); }"],
  ["a loop, as a batch", "for (const id of ids) { await Promise.all(kinds.map(f)); }"],
  ["a loop, from a variable of it", "for (const id of ids) { const p = db.get(id); await p; }"],
  ["a reduction", "ids.reduce(async (done, id) => [...(await done), await db.get(id)], start);"],
])("A call that is awaited in %s is found.", (_case, text) => {
  expect(awaitedCallsInLoops({ "convex/a.ts": text })).toEqual([{ file: "convex/a.ts", line: 1 }]);
});

test.each([
  ["before the loop", "for (const row of await db.query('t').collect()) use(row);"],
  ["to start a count", "for (let i = await count(); i > 0; i -= 1) use(i);"],
  ["in callbacks that run together", "await Promise.all(ids.map(async (id) => await db.get(id)));"],
  [
    "in a callback that a loop starts",
    "for (const id of ids) started.push((async () => await f(id))());",
  ],
  [
    "in a callback that a loop starts, from a variable of the loop",
    "for (const id of ids) { const p = f(id); started.push((async () => use(await p))()); }",
  ],
  ["outside of loops", "const row = await db.get(id);"],
])("A call that is awaited %s is not.", (_case, text) => {
  expect(awaitedCallsInLoops({ "convex/a.ts": text })).toEqual([]);
});

test.each([
  ["by name", "for (const promise of started) rows.push(await promise);"],
  ["by place", "for (const i of places) rows.push(await started[i]);"],
  ["one for all turns", "const p = f(); for (const id of ids) rows.push(await p);"],
  ["through a chain", "for (const promise of started) rows.push(await promise.then(use));"],
])("A loop may wait for promises that were started before, %s.", (_case, text) => {
  expect(awaitedCallsInLoops({ "convex/a.ts": text })).toEqual([]);
});
