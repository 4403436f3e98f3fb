import { monitorEventLoopDelay } from "node:perf_hooks";

/** Watches how late timers of this process come, which does little itself meanwhile. */
export interface LatenessWatch extends Disposable {
  /** Share of the time since the watch began that timers came too late by, from 0 to 1. */
  share(): number;
}

const intervalMs = 20;

export function watchLateness(): LatenessWatch {
  const delays = monitorEventLoopDelay({ resolution: intervalMs });
  delays.enable();
  return {
    share() {
      if (delays.count === 0) return 0;
      const late = Math.max(0, delays.mean / 1e6 - intervalMs);
      return late / (late + intervalMs);
    },
    [Symbol.dispose]: () => void delays.disable(),
  };
}
