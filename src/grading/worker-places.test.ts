import { expect, test } from "vitest";
import { createPlaces } from "./worker-places.ts";
import type { Place } from "./worker-places.ts";

/** Has the promise been kept by now? */
async function isKept(promise: Promise<unknown>): Promise<boolean> {
  const late = Symbol("late");
  const next = new Promise((resolve) => setImmediate(resolve, late));
  return (await Promise.race([promise, next])) !== late;
}

function started(place: Place<string>, worker: string, lastEval: string): Place<string> {
  return Object.assign(place, { worker, lastEval });
}

test("an eval goes to the worker that graded it last, another one to a worker before an empty place", async () => {
  const places = createPlaces<string>(3, () => true);
  const a = started(await places.take("a"), "first", "a");
  const b = started(await places.take("b"), "second", "b");
  places.giveBack(a);
  places.giveBack(b);
  expect(await places.take("b")).toBe(b);
  expect(await places.take("c")).toBe(a);
  expect((await places.take("d")).worker).toBeUndefined();
});

test("where memory is short, jobs wait for the workers that there are", async () => {
  let hasRoom = false;
  const places = createPlaces<string>(2, () => hasRoom);
  const only = started(await places.take("a"), "first", "a");
  const waiting = places.take("b");
  expect(await isKept(waiting)).toBe(false);
  places.giveBack(only);
  expect(await waiting).toBe(only);
  hasRoom = true;
  expect((await places.take("c")).worker).toBeUndefined();
});

test("a machine without room for one worker gets one all the same", async () => {
  const places = createPlaces<string>(2, () => false);
  expect((await places.take("a")).worker).toBeUndefined();
});
