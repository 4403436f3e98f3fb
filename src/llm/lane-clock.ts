import { setTimeout as wait } from "node:timers/promises";

/** Time as a lane sees it, in milliseconds. */
export interface LaneClock {
  /** Since any fixed moment. */
  now(): number;
  /** Rejects with the signal's reason where it is aborted. */
  wait(milliseconds: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: LaneClock = {
  now: () => performance.now(),
  async wait(milliseconds, signal) {
    await wait(milliseconds, undefined, signal && { signal }).catch((error: unknown) => {
      signal?.throwIfAborted();
      throw error;
    });
  },
};
