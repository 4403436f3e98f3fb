import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchLateness } from "./lateness.ts";

function work(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Works for so long again and again, which keeps this process from its timers as a busy machine does. */
async function latenessOfWork(milliseconds: number): Promise<number> {
  using watch = watchLateness();
  await delay(50);
  for (let round = 0; round < 8; round += 1) {
    work(milliseconds);
    await delay(1);
  }
  return watch.share();
}

test("timers that are kept waiting show, the more the longer", async () => {
  const [little, much] = [await latenessOfWork(60), await latenessOfWork(240)];
  expect(much).toBeGreaterThan(0.6);
  expect(much).toBeGreaterThan(little);
});

test("nothing is late before anything was waited for", () => {
  using watch = watchLateness();
  expect(watch.share()).toBe(0);
});
