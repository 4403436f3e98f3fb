/** Room for one worker, which remembers what it last compiled. */
export interface Place<Worker> {
  worker: Worker | undefined;
  lastEval: string | undefined;
}

export interface Places<Worker> {
  /**
   * Waits for a free place: the one that last graded this eval, else one that has a worker, else an empty one, as long
   * as there is room for another worker or nobody has one.
   */
  take(evalPath: string): Promise<Place<Worker>>;
  giveBack(place: Place<Worker>): void;
}

/** `hasRoom` tells whether the machine can bear one more worker: one that it cannot slows all the others down. */
export function createPlaces<Worker>(count: number, hasRoom: () => boolean): Places<Worker> {
  const free: Place<Worker>[] = Array.from({ length: count }, () => ({
    worker: undefined,
    lastEval: undefined,
  }));
  const waiting: ((place: Place<Worker>) => void)[] = [];
  const choose = (evalPath: string): Place<Worker> | undefined => {
    const warm = free.filter(({ worker }) => worker !== undefined);
    const isAlone = free.length === count;
    const empty = warm.length === 0 && (isAlone || hasRoom()) ? free[0] : undefined;
    return warm.find(({ lastEval }) => lastEval === evalPath) ?? warm[0] ?? empty;
  };
  return {
    take(evalPath) {
      const place = choose(evalPath);
      if (place === undefined) return new Promise((resolve) => waiting.push(resolve));
      free.splice(free.indexOf(place), 1);
      return Promise.resolve(place);
    },
    giveBack(place) {
      const next = waiting.shift();
      if (next === undefined) free.push(place);
      else next(place);
    },
  };
}
