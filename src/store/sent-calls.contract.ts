import { expect, test } from "vitest";
import { attemptId, runId } from "../domain/ids.ts";
import type { Run } from "../domain/run.ts";
import type { ResultStore } from "./result-store.ts";

const run: Run = {
  id: runId("k57"),
  provider: "acme",
  model: "coder-1",
  modelDisplayName: "Coder 1",
  experiment: "default",
  guidelines: true,
  date: "2026-02-12",
  status: "running",
};
const attempt = { id: attemptId("a1"), runId: run.id, evalPath: "a/x", sample: 0 };

/** What every store keeps of calls before their replies, and of the process that works on a run. */
export function sentCallsContract(open: () => Promise<ResultStore>): void {
  test("a call is noted before its reply, which is stored at once with the attempt's state", async () => {
    await using store = await open();
    await store.createRun(run);
    await store.createAttempt(attempt, { status: "generated" });
    const failed = await store.startCall(attempt.id, "2026-02-12T10:00:00.000Z");
    await store.setCallState(failed, { status: "failed", cause: "503" });
    const sentCall = await store.startCall(attempt.id, "2026-02-12T10:00:01.000Z");
    const asked = { system: "s", prompt: "p", taskHash: "t" };
    const reply = { text: "cut", finishReason: "length" } as const;
    const state = { status: "errored", cause: "truncated" } as const;
    const kept = { text: "cut", files: {} };
    await store.addModelCall(attempt.id, { ...asked, reply }, { reply: kept, state, sentCall });
    expect(await store.listSentCalls(attempt.id)).toEqual([
      {
        number: failed,
        sentAt: "2026-02-12T10:00:00.000Z",
        state: { status: "failed", cause: "503" },
      },
      { number: sentCall, sentAt: "2026-02-12T10:00:01.000Z", state: { status: "replied" } },
    ]);
    expect(await store.getAttempt(attempt.id)).toEqual({ ...attempt, state });
    expect(await store.getReply(attempt.id)).toEqual(kept);
    expect(await store.listModelCalls(attempt.id)).toEqual([{ ...asked, reply }]);
  });

  test("a run has one holder, until that one is gone or gives it back", async () => {
    await using store = await open();
    const [first, second] = ["h1", "h2"].map((id) => ({ id, host: "here", pid: 1 }));
    if (first === undefined || second === undefined) throw new Error("no holders");
    const hold = (holder: typeof first, isGone: boolean) =>
      store.holdRun(run.id, { holder, now: 5, isGone: () => isGone });
    expect(await hold(first, false)).toBeUndefined();
    expect(await hold(second, false)).toEqual(first);
    expect(await hold(second, true)).toBeUndefined();
    expect(await store.keepRun(run.id, first, 6)).toBe(false);
    expect(await store.keepRun(run.id, second, 6)).toBe(true);
    await store.releaseRun(run.id, first);
    expect(await hold(first, false)).toEqual(second);
    await store.releaseRun(run.id, second);
    expect(await hold(first, false)).toBeUndefined();
  });
}
