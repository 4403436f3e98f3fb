import type { Clock } from "./clock.ts";

interface Timer {
  readonly time: number;
  readonly order: number;
  readonly run: () => Promise<void>;
}

/**
 * A clock for tests that stands still until it is advanced. Actions and HTTP actions still see the time of the machine;
 * what they schedule after a delay counts from there.
 */
export class ManualClock implements Clock {
  #now: number;
  #orders = 0;
  readonly #timers = new Set<Timer>();

  /** Starts at a time in milliseconds since the epoch, the machine's by default. */
  constructor(start = Date.now()) {
    this.#now = start;
  }

  now(): number {
    return this.#now;
  }

  setTimer(time: number, run: () => Promise<void>): () => void {
    this.#orders += 1;
    const timer = { time, order: this.#orders, run };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  }

  /** Moves on by milliseconds and runs what is due on the way, one after the other in the order of its time. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    for (let timer = this.#firstUntil(target); timer; timer = this.#firstUntil(target)) {
      this.#timers.delete(timer);
      this.#now = Math.max(this.#now, timer.time);
      await timer.run();
    }
    this.#now = Math.max(this.#now, target);
  }

  #firstUntil(target: number): Timer | undefined {
    const due = [...this.#timers].filter(({ time }) => time <= target);
    return due.toSorted((left, right) => left.time - right.time || left.order - right.order)[0];
  }
}
