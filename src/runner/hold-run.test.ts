import { expect, test, vi } from "vitest";
import { openInMemoryStore } from "../store/sqlite-store.ts";
import { holdRun } from "./hold-run.ts";
import { run } from "./scripted-run.fixture.ts";

const first = { id: "h1", host: "here", pid: 1 };
const second = { id: "h2", host: "here", pid: 2 };

test("a run that a living process works on is refused, and free when that is done", async () => {
  await using store = await openInMemoryStore();
  const options = { store, isAlive: () => true, now: () => 0 };
  const held = await holdRun(run.id, { ...options, holder: first });
  await expect(holdRun(run.id, { ...options, holder: second })).rejects.toThrow(
    "Run run1 is being worked on by process 1 on here: wait for it to end, or stop it.",
  );
  await held[Symbol.asyncDispose]();
  await using again = await holdRun(run.id, { ...options, holder: second });
  expect(again.lost.aborted).toBe(false);
});

test.each([
  { who: "a process of this machine that is gone", holder: first, isAlive: false, later: 0 },
  {
    who: "one of another machine that is silent for more than a minute",
    holder: { ...first, host: "there" },
    isAlive: true,
    later: 61_000,
  },
])("$who loses the run, and is told once it asks", async ({ holder, isAlive, later }) => {
  await using store = await openInMemoryStore();
  const beatMs = 10_000;
  vi.useFakeTimers();
  try {
    const held = await holdRun(run.id, {
      store,
      holder,
      isAlive: () => true,
      now: () => 0,
      beatMs,
    });
    const now = () => later;
    await using taken = await holdRun(run.id, {
      store,
      holder: second,
      isAlive: () => isAlive,
      now,
    });
    await vi.advanceTimersByTimeAsync(beatMs);
    expect([held.lost.aborted, taken.lost.aborted]).toEqual([true, false]);
    await held[Symbol.asyncDispose]();
    await expect(
      holdRun(run.id, { store, holder: first, isAlive: () => true, now }),
    ).rejects.toThrow("process 2");
  } finally {
    vi.useRealTimers();
  }
});
