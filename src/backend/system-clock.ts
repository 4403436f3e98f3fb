import type { Clock } from "./clock.ts";

/** Longer delays overflow in Node's timers. */
const longestDelay = 2 ** 31 - 1;

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (time, run) => {
    let timer: NodeJS.Timeout;
    const wait = (): void => {
      const delay = Math.max(0, time - Date.now());
      timer =
        delay > longestDelay
          ? setTimeout(wait, longestDelay)
          : setTimeout(() => void run(), Math.ceil(delay));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
