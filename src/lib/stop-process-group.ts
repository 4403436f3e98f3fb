import type { ChildProcess } from "node:child_process";

const graceMs = 1_000;

/**
 * Ends a process that was started `detached`, with all that it started: SIGTERM to its group, a second to leave,
 * SIGKILL. Resolves when the process is gone.
 */
export async function stopProcessGroup(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), graceMs);
  await gone;
  clearTimeout(timer);
  killProcessGroup(child);
}

/** Ends what a process that has just ended left behind in its group. */
export function killProcessGroup(child: ChildProcess): void {
  signalGroup(child, "SIGKILL");
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined) return;
  try {
    // Windows has no process groups to signal.
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
