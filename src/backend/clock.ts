/** The time of a deployment, in milliseconds since the epoch. */
export interface Clock {
  now(): number;
  /** Calls back once at a time, at once for a past one. The returned function forgets the timer. */
  setTimer(time: number, run: () => Promise<void>): () => void;
}
