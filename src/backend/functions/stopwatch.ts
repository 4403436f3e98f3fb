import type { SandboxedProcess } from "../../sandbox/sandbox.ts";

/** Measures how long a process has worked since a moment. */
export interface Stopwatch {
  /** Whether it has worked for at least so long, as far as the system tells. */
  workedFor(milliseconds: number): boolean;
}

/** Threads of the engine work beside the program's. */
const threads = 2;
/** After so many times the limit by the clock, what the processor says plays no role any more. */
const patience = 5;

export function startStopwatch(child: Pick<SandboxedProcess, "usage">): Stopwatch {
  const started = performance.now();
  const before = child.usage()?.cpuMilliseconds ?? 0;
  return {
    workedFor: (milliseconds) => {
      const worked = child.usage()?.cpuMilliseconds ?? Number.POSITIVE_INFINITY;
      const elapsed = performance.now() - started;
      return worked - before >= threads * milliseconds || elapsed >= patience * milliseconds;
    },
  };
}
