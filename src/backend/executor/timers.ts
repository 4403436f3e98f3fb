/** Timers of one invocation; refused where functions must be deterministic. */
export function createTimers(refuse: ((effect: string) => string) | undefined): {
  readonly globals: Readonly<Record<string, unknown>>;
  readonly dispose: () => void;
} {
  const running = new Map<number, NodeJS.Timeout>();
  let timers = 0;
  const guard = (effect: string): void => {
    if (refuse !== undefined) throw new Error(refuse(`${effect}()`));
  };
  const clear = (id: number): void => {
    clearTimeout(running.get(id));
    running.delete(id);
  };
  return {
    globals: {
      setTimeout: (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
        guard("setTimeout");
        timers += 1;
        running.set(timers, setTimeout(callback, delay, ...args));
        return timers;
      },
      setInterval: (callback: (...args: unknown[]) => void, delay?: number, ...args: unknown[]) => {
        guard("setInterval");
        timers += 1;
        running.set(timers, setInterval(callback, delay, ...args));
        return timers;
      },
      clearTimeout: clear,
      clearInterval: clear,
    },
    dispose: () => {
      for (const id of running.keys()) clear(id);
    },
  };
}
