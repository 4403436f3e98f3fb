import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { exceeded, peakUse } from "./call-ledger.ts";
import { formatRehearsal, isHeld } from "./format-rehearsal.ts";
import { runRehearsal } from "./run-rehearsal.ts";

test.runIf(process.platform === "linux")(
  "a small rehearsal with faults and kills ends with the results of one without",
  { timeout: 1_800_000 },
  async () => {
    const rehearsal = await runRehearsal({
      suiteDirectory: fileURLToPath(new URL("../../suites/convex", import.meta.url)),
      recording: fileURLToPath(new URL("../../examples/seed-run", import.meta.url)),
      evals: 1,
      faults: 0.05,
      kills: 2,
      seed: 7,
      latencyMs: 500,
      limits: { concurrentCalls: 2, callsPerMinute: 200, tokensPerMinute: 500_000 },
    });
    expect(formatRehearsal(rehearsal)).toMatch(/\nheld \(seed 7\)$/u);
    expect(rehearsal.attempts).toBe(4);
  },
);

const call = (arrivedAt: number, endedAt: number, provider = "openai") => ({
  key: "k",
  provider,
  arrivedAt,
  endedAt,
  fault: undefined,
  tokens: 10,
});

test("the server counts what was under way at once, and what came within any minute", () => {
  const calls = [call(0, 5000), call(4000, 6000), call(59_000, 60_000), call(60_000, 61_000)];
  const peak = peakUse([...calls, call(60_000, 61_000, "anthropic")]);
  expect(peak).toEqual({ concurrentCalls: 2, callsPerMinute: 3, tokensPerMinute: 30 });
  expect(exceeded(peak, { concurrentCalls: 2, callsPerMinute: 2, tokensPerMinute: 29 })).toEqual([
    "calls per minute",
    "tokens per minute",
  ]);
});

const peak = { concurrentCalls: 1, callsPerMinute: 1, tokensPerMinute: 1 };
const faulty = {
  calls: 1,
  faults: {},
  graded: 1,
  errored: {},
  notGraded: 0,
  lostReplies: 0,
  peak,
  exceeded: [],
  retries: 0,
  differences: [],
};
const killed = {
  kills: [{ afterMs: 1, replies: 0, inFlight: 2, lost: 0 }],
  attempts: 1,
  calls: 2,
  repeatedCalls: 1,
  logged: 2,
  notGraded: 0,
  surplusReplies: 0,
  exceeded: [],
  differences: [],
};
const sound = { seed: 1, attempts: 1, limits: { concurrentCalls: 1 }, faulty, killed };

test.each([
  ["a lost reply", { ...sound, faulty: { ...faulty, lostReplies: 1 } }],
  [
    "an attempt that is neither graded nor errored",
    { ...sound, faulty: { ...faulty, notGraded: 1 } },
  ],
  ["a limit that was exceeded", { ...sound, faulty: { ...faulty, exceeded: ["calls at once"] } }],
  ["another result", { ...sound, faulty: { ...faulty, differences: ["a"] } }],
  ["a repeated call that is not logged", { ...sound, killed: { ...killed, logged: 1 } }],
  ["more repeated than were in flight", { ...sound, killed: { ...killed, repeatedCalls: 3 } }],
  ["a reply that was paid for twice", { ...sound, killed: { ...killed, surplusReplies: 1 } }],
])("%s fails the rehearsal", (_, rehearsal) => {
  expect([isHeld(sound), isHeld(rehearsal)]).toEqual([true, false]);
});
