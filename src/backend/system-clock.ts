import type { Clock } from "./clock.ts";

/** Longer delays overflow in Node's timers. */
const longestDelay = 2 ** 31 - 1;

/** The time of the machine. */
export const systemClock: Clock = {
  now: () => Date.now(),
  fromMachine: (time) => time,
  setTimer: (time, run) => {
    let timer: NodeJS.Timeout;
    // Node may call a millisecond early, and knows no delays beyond its longest.
    const wait = (): void => {
      const delay = Math.min(Math.max(0, time - Date.now()), longestDelay);
      timer = setTimeout(() => (Date.now() < time ? wait() : void run()), Math.ceil(delay));
    };
    wait();
    return () => clearTimeout(timer);
  },
};
