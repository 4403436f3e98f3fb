/** What a user's requests to stop do to the command that runs. */
export interface Interruption {
  /** Aborted where work must end at once. */
  readonly signal: AbortSignal;
  /** Aborted where nothing new may be started. */
  readonly draining: AbortSignal;
  /** From now on a first request only drains; without it, it stops. */
  allowDraining(): void;
  /** The user, or the system, asks to stop. */
  request(how: "drain" | "stop"): void;
}

export function createInterruption(): Interruption {
  const [stopped, drained] = [new AbortController(), new AbortController()];
  let mayDrain = false;
  return {
    signal: stopped.signal,
    draining: drained.signal,
    allowDraining() {
      mayDrain = true;
    },
    request(how) {
      const onlyDrains = how === "drain" && mayDrain && !drained.signal.aborted;
      drained.abort();
      if (!onlyDrains) stopped.abort();
    },
  };
}
