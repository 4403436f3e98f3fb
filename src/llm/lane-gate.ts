import type { LaneLimits } from "../domain/model-catalogue.ts";
import type { LaneClock } from "./lane-clock.ts";
import { createMinuteWindow } from "./minute-window.ts";

/** Lets calls start in the order in which they came, as the limits allow. */
export interface LaneGate {
  /** Waits for a place. The result leaves it, with the tokens that the call took where they are known. */
  enter(tokens: number, signal?: AbortSignal): Promise<(tokens?: number) => void>;
  /** No call starts before that moment. */
  closeUntil(moment: number): void;
  /** Calls at a time from now on, at most as many as the limits say. */
  narrow(calls: number): void;
}

export function createLaneGate(limits: LaneLimits, clock: LaneClock): LaneGate {
  const window = createMinuteWindow(limits, clock);
  let [inside, closedUntil, places] = [0, 0, limits.concurrentCalls];
  let queue: Promise<unknown> = Promise.resolve();
  let changed = Promise.withResolvers<void>();

  const tell = (): void => {
    changed.resolve();
    changed = Promise.withResolvers();
  };
  const mayStart = async (tokens: number, signal?: AbortSignal): Promise<void> => {
    for (;;) {
      signal?.throwIfAborted();
      const waitMs = Math.max(closedUntil - clock.now(), window.waitFor(tokens));
      // Who is inside leaves when the signal is aborted, too.
      if (inside >= places) await changed.promise;
      // A call under way may end, and its minute with it, before this was to be expected.
      else if (waitMs > 0) await clock.wait(Math.min(waitMs, 1000), signal);
      else return;
    }
  };
  return {
    async enter(tokens, signal) {
      const admitted = queue.then(async () => {
        await mayStart(tokens, signal);
        inside += 1;
        return window.start(tokens);
      });
      queue = admitted.catch(() => undefined);
      const end = await admitted;
      return (taken = tokens) => {
        end(taken);
        inside -= 1;
        tell();
      };
    },
    closeUntil(moment) {
      closedUntil = Math.max(closedUntil, moment);
    },
    narrow(calls) {
      places = Math.min(calls, limits.concurrentCalls);
      tell();
    },
  };
}
