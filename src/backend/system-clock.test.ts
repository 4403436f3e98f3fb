import { expect, test } from "vitest";
import { systemClock } from "./system-clock.ts";

test("a timer runs once its time has come, a past one at once", async () => {
  const start = systemClock.now();
  const ran = (time: number) =>
    new Promise<number>((resolve) => {
      systemClock.setTimer(time, async () => resolve(systemClock.now()));
    });
  const [soon, late] = await Promise.all([ran(start + 20), ran(start - 1000)]);
  expect(soon).toBeGreaterThanOrEqual(start + 20);
  expect(late).toBeLessThan(start + 1000);
});

test("a time beyond the reach of Node's timers is waited for", async () => {
  let ran = false;
  const forget = systemClock.setTimer(systemClock.now() + 2 ** 40, async () => void (ran = true));
  await new Promise((resolve) => setTimeout(resolve, 20));
  forget();
  expect(ran).toBe(false);
});

test("a forgotten timer never runs", async () => {
  let ran = false;
  systemClock.setTimer(systemClock.now(), async () => void (ran = true))();
  await new Promise((resolve) => setTimeout(resolve, 20));
  expect(ran).toBe(false);
});
