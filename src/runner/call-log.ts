import type { CallLog } from "../llm/language-model.ts";
import type { OpenAttempt, RunTools } from "./run-request.ts";

/** The calls of one attempt, each noted before it is sent. */
export interface AttemptCalls extends CallLog {
  /** Number of the last one, which a reply answers. */
  readonly sentCall: () => number | undefined;
}

/**
 * Opens the log of an attempt whose reply is not stored. A call that was in flight when its process ended is lost: that
 * it will be repeated is noted and told.
 */
export async function openCallLog(
  { id, eval: { path: evalPath }, sample }: OpenAttempt,
  { store, observer, wallClock = () => new Date() }: RunTools,
): Promise<AttemptCalls> {
  for (const { number, sentAt, state } of await store.listSentCalls(id)) {
    if (state.status !== "sent") continue;
    await store.setCallState(number, { status: "lost" });
    observer({ type: "call-repeated", evalPath, sample, sentAt });
  }
  let last: number | undefined;
  return {
    sentCall: () => last,
    async started() {
      last = await store.startCall(id, wallClock().toISOString());
    },
    async failed(cause) {
      if (last !== undefined) await store.setCallState(last, { status: "failed", cause });
    },
  };
}
