import { spawn } from "node:child_process";
import { once } from "node:events";
import { availableParallelism } from "node:os";
import { setTimeout as delay } from "node:timers/promises";
import { expect, test } from "vitest";
import { watchContention } from "./contention.ts";
import type { Contention } from "./contention.ts";

const busy = "const end = Date.now() + 1500; while (Date.now() < end);";
/** Several times as many processes as can run. */
const crowd = availableParallelism() * 4;

async function contentionOf(processes: number): Promise<Contention> {
  using watch = watchContention();
  await delay(1);
  const children = Array.from({ length: processes }, () => spawn(process.execPath, ["-e", busy]));
  await Promise.all(children.map((child) => once(child, "exit")));
  return watch.measure();
}

test.runIf(process.platform === "linux")(
  "processes that must share the processors wait, and take nothing from themselves",
  async () => {
    const crowded = await contentionOf(crowd);
    const alone = await contentionOf(1);
    expect(crowded.waited).toBeGreaterThan(1);
    expect(crowded.waited).toBeGreaterThan(alone.waited);
    // What the crowd uses is its own, whatever else this machine does.
    expect(crowded.takenByOthers).toBeLessThanOrEqual(alone.takenByOthers + 0.3);
  },
  60_000,
);
