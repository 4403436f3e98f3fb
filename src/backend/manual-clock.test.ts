import { expect, test } from "vitest";
import { ManualClock } from "./manual-clock.ts";

test("advancing runs what is due in the order of its time, each at its time", async () => {
  const clock = new ManualClock(1000);
  const seen: unknown[] = [];
  const note = (what: string) => async (): Promise<void> => {
    seen.push([what, clock.now()]);
  };
  clock.setTimer(1300, note("third"));
  clock.setTimer(1100, note("first"));
  clock.setTimer(1100, note("second"));
  clock.setTimer(1501, note("later"));
  clock.setTimer(1200, note("forgotten"))();
  await clock.advance(500);
  expect(seen).toEqual([
    ["first", 1100],
    ["second", 1100],
    ["third", 1300],
  ]);
  expect(clock.now()).toBe(1500);
});

test("what sets a timer on the way has it run too, a past one at once", async () => {
  const clock = new ManualClock(0);
  const seen: number[] = [];
  clock.setTimer(10, async () => {
    seen.push(clock.now());
    clock.setTimer(5, async () => void seen.push(clock.now()));
    clock.setTimer(30, async () => void seen.push(clock.now()));
  });
  await clock.advance(30);
  expect(seen).toEqual([10, 10, 30]);
});

test("nothing runs while the clock stands still", async () => {
  const clock = new ManualClock(0);
  let ran = false;
  clock.setTimer(0, async () => void (ran = true));
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(ran).toBe(false);
  await clock.advance(0);
  expect(ran).toBe(true);
});
