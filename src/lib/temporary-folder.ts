import { readFileSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

/**
 * Makes a temporary folder that tells which process it belongs to, and tidies up after processes that died without doing
 * so: ends what they left running with such a folder as its `TMPDIR` (Linux), and removes the folder.
 */
export async function createTemporaryFolder(): Promise<string> {
  await removeAbandoned();
  const started = startOf("self");
  return mkdtemp(join(tmpdir(), `faultline-${process.pid}-${started && `${started}-`}`));
}

async function removeAbandoned(): Promise<void> {
  const names = (await readdir(tmpdir())).filter(isAbandoned);
  if (names.length === 0) return;
  const folders = names.map((name) => join(tmpdir(), name));
  await endProcessesOf(folders);
  for (const folder of folders) {
    // Another user's folder is theirs to remove.
    await rm(folder, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined);
  }
}

function isAbandoned(name: string): boolean {
  const [, owner, started] = /^faultline-(\d+)-(?:(\d+)-)?/u.exec(name) ?? [];
  if (owner === undefined) return false;
  // The id of a process that ended may be another's by now.
  return !isRunning(Number(owner)) || (started !== undefined && startOf(owner) !== started);
}

function isRunning(processId: number): boolean {
  try {
    process.kill(processId, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, as someone else.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/** When a process started, in ticks since the machine did (field 22 of `man proc_pid_stat`); empty where nothing tells. */
function startOf(processId: string): string {
  try {
    const fields = readFileSync(`/proc/${processId}/stat`, "latin1").split(") ").at(-1)?.split(" ");
    return fields?.[19] ?? "";
  } catch {
    return "";
  }
}

async function endProcessesOf(folders: readonly string[]): Promise<void> {
  const names = await readdir("/proc").catch(() => []);
  for (const pid of names.filter((name) => /^\d+$/u.test(name))) {
    const environment = await readFile(`/proc/${pid}/environ`, "latin1").catch(() => "");
    const isTheirs = environment
      .split("\0")
      .some((entry) => folders.some((folder) => `${entry}/`.startsWith(`TMPDIR=${folder}/`)));
    if (isTheirs) kill(Number(pid));
  }
}

function kill(processId: number): void {
  try {
    process.kill(processId, "SIGKILL");
  } catch {
    // Already gone.
  }
}
