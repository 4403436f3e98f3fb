import type { ChildProcess } from "node:child_process";
import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";

const checkMilliseconds = 2;

/**
 * Waits until a process that was just started will end with us, as `isBound` finds out from its id, or has ended.
 * A process that gets its program only then cannot outlive a parent that is killed in between: its input is closed.
 */
export async function waitUntilBound(
  child: ChildProcess,
  isBound: (pid: number) => boolean,
): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  while (child.exitCode === null && child.signalCode === null && !isBound(pid)) {
    await wait(checkMilliseconds);
  }
}

/** Text of a file below `/proc/<pid>`; empty where the process is gone. */
export function readProcess(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "latin1");
  } catch {
    return "";
  }
}
