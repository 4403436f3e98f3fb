import { expect, test } from "vitest";
import type { LaneEvent } from "../domain/lane-event.ts";
import { HarnessError } from "../lib/harness-error.ts";
import type { HarnessErrorKind } from "../lib/harness-error.ts";
import { jumpingClock } from "./lane-clock.fixture.ts";
import { openLane } from "./provider-lane.ts";
import type { LaneOptions } from "./provider-lane.ts";

function failure(facts: object, kind: HarnessErrorKind = "retry"): HarnessError {
  return new HarnessError(kind, "acme failed", { facts: { ...facts } });
}

/** A lane in which each call takes a second; `answer` fails a call by its number, or not. */
function laneWith(
  limits: LaneOptions["limits"],
  answer: (call: {
    readonly number: number;
    readonly id: string;
    readonly at: number;
  }) => HarnessError | undefined = () => undefined,
) {
  const clock = jumpingClock();
  const lane = openLane({ provider: "acme", limits, clock, random: () => 1 });
  const starts: number[] = [];
  const events: LaneEvent[] = [];
  let [inside, peak] = [0, 0];
  const call = (id: string, tokens = 0, signal?: AbortSignal) =>
    lane.run({
      make: async () => {
        const at = clock.now();
        const number = starts.push(at) - 1;
        peak = Math.max(peak, (inside += 1));
        await clock.wait(1000);
        inside -= 1;
        const error = answer({ number, id, at });
        if (error) throw error;
        return id;
      },
      tokens,
      tokensOf: () => tokens,
      evalPath: id,
      sample: 0,
      observer: (event) => void events.push(event),
      ...(signal && { signal }),
    });
  const all = (ids: readonly string[]) =>
    Promise.all(ids.map((id) => call(id).catch((error: unknown) => error)));
  return { call, all, starts, events, peak: () => peak };
}

const four = ["a", "b", "c", "d"];

test("as many calls as the limit says are made at a time, in their order", async () => {
  const { all, starts, peak } = laneWith({ concurrentCalls: 2 });
  expect(await all(four)).toEqual(four);
  expect([starts, peak()]).toEqual([[0, 0, 1000, 1000], 2]);
});

test("calls per minute are held over any minute, which begins when a call has arrived", async () => {
  const { all, starts } = laneWith({ concurrentCalls: 9, callsPerMinute: 2 });
  await all([...four, "e"]);
  expect(starts).toEqual([0, 0, 61_000, 61_000, 122_000]);
});

test("tokens per minute are held, and a call that is larger than the limit is made alone", async () => {
  const { call, starts } = laneWith({ concurrentCalls: 9, tokensPerMinute: 100 });
  await Promise.all([call("a", 60), call("b", 40), call("c", 50), call("d", 900)]);
  expect(starts).toEqual([0, 0, 61_000, 122_000]);
});

test("a retry-after holds every call of the lane until then", async () => {
  const { all, starts, events } = laneWith({ concurrentCalls: 1 }, ({ number }) =>
    number === 0 ? failure({ status: 429, retryAfterMs: 20_000 }) : undefined,
  );
  expect(await all(["a", "b"])).toEqual(["a", "b"]);
  expect(starts).toEqual([0, 21_000, 22_000]);
  expect(events.map(({ type }) => type)).toEqual(["call-failed"]);
});

test("an outage pauses the lane, is asked about by one call at a time, and fails no call", async () => {
  const back = 200_000;
  const { all, starts, events } = laneWith({ concurrentCalls: 4 }, ({ at }) =>
    at < back ? failure({ status: 503 }) : undefined,
  );
  expect(await all([...four, "e", "f"])).toEqual([...four, "e", "f"]);
  const told = events.filter(({ type }) => type !== "call-failed").map(({ type }) => type);
  expect(told).toEqual(["lane-paused", "lane-resumed"]);
  const during = starts.filter((at) => at > 1000 && at < back);
  expect(new Set(during).size).toBe(during.length);
  expect(during.length).toBeLessThan(12);
});

test("a provider that never comes back stops the run", async () => {
  const { all } = laneWith({ concurrentCalls: 2 }, () => failure({}));
  for (const error of await all(["a", "b"])) {
    expect(error).toMatchObject({ kind: "stop-run" });
    expect(String(error)).toContain("For 30 min no call has succeeded");
  }
});

test("a call that fails while others succeed is given up after five tries", async () => {
  const { all, starts } = laneWith({ concurrentCalls: 1 }, ({ id }) =>
    id === "bad" ? failure({ status: 500 }) : undefined,
  );
  const [error, ...others] = await all(["bad", ...four]);
  expect(others).toEqual(four);
  expect(error).toMatchObject({ kind: "skip-attempt", message: "acme failed (after 5 tries)" });
  expect(starts.length).toBe(9);
});

test("a reply that breaks off each time is given up after five tries, for each may cost", async () => {
  const { all, starts } = laneWith({ concurrentCalls: 1 }, () => failure({ hasBegun: true }));
  expect(await all(["a"])).toMatchObject([{ kind: "skip-attempt" }]);
  expect(starts.length).toBe(5);
});

test("what does not pass is not tried again", async () => {
  const { all, starts } = laneWith({ concurrentCalls: 1 }, () =>
    failure({ status: 401 }, "stop-run"),
  );
  expect(await all(["a"])).toMatchObject([{ kind: "stop-run", message: "acme failed" }]);
  expect(starts.length).toBe(1);
});

test("who waits for a place leaves when the signal says so", async () => {
  const stop = new AbortController();
  const { call } = laneWith({ concurrentCalls: 1, callsPerMinute: 1 });
  await call("a");
  const waiting = call("b", 0, stop.signal);
  stop.abort(new Error("stopped"));
  await expect(waiting).rejects.toThrow("stopped");
  expect(await call("c")).toBe("c");
});
