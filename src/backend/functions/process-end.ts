import type { SandboxExit } from "../../sandbox/sandbox.ts";

/** The failure of a function whose process is gone. */
export const processEnded = "The function's process ended before it finished";

// The platform's text, with its limit; ours is that of the whole process.
const outOfMemory = "JavaScript execution ran out of memory (maximum memory usage: 64 MB)";

/** The failure of the functions that ran in a process when it ended. */
export function describeExit(exit: SandboxExit): string {
  switch (exit.kind) {
    case "out-of-memory":
      return outOfMemory;
    case "expelled":
      return `${processEnded}: ${exit.reason}`;
    case "exited":
    case "signalled":
    case "sacrificed":
      return processEnded;
    default:
      return exit satisfies never;
  }
}
