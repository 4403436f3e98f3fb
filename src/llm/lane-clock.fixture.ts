import type { LaneClock } from "./lane-clock.ts";

interface Sleeper {
  readonly until: number;
  readonly wake: () => void;
}

/** A clock that jumps to the next sleeper's moment as soon as nothing else happens. */
export function jumpingClock(): LaneClock {
  let now = 0;
  let sleepers: Sleeper[] = [];
  const jump = (): void => {
    const next = sleepers.toSorted((a, b) => a.until - b.until)[0];
    if (next === undefined) return;
    sleepers = sleepers.filter((each) => each !== next);
    now = Math.max(now, next.until);
    next.wake();
  };
  return {
    now: () => now,
    async wait(milliseconds, signal) {
      signal?.throwIfAborted();
      const until = now + milliseconds;
      await new Promise<void>((resolve) => {
        sleepers.push({ until, wake: resolve });
        // Two turns of the loop: what was woken last has then said for how long it waits.
        setImmediate(() => setImmediate(jump));
      });
      signal?.throwIfAborted();
    },
  };
}
