import { readdirSync, readFileSync } from "node:fs";

const millisecondsPerTick = 10;
const watchMilliseconds = 1_000;
// Fields of /proc/<pid>/stat after the name of the program (`man proc_pid_stat`): own and reaped children's ticks.
const [userTicks, reapedSystemTicks] = [11, 14];

/** Processor time in milliseconds that a process, its children and those that they outlived have used. */
export function treeCpu(pid: number = process.pid): number {
  return [pid, ...descendants(pid)].reduce((sum, each) => sum + cpuOf(each), 0);
}

/** Most memory in MiB that the processes below this one, and it, held at a time; pages that they share count once. */
export async function peakMemory(work: () => Promise<void>): Promise<number> {
  let peak = 0;
  const look = (): void => {
    peak = Math.max(peak, treeMemory());
  };
  const timer = setInterval(look, watchMilliseconds);
  try {
    await work();
    look();
    return peak;
  } finally {
    clearInterval(timer);
  }
}

/** Memory in MiB that a process tree holds, shared pages divided among those who share them. */
export function treeMemory(pid: number = process.pid): number {
  return [pid, ...descendants(pid)].reduce((sum, each) => sum + proportionalMemory(each), 0);
}

/** Processes that this one started itself, by a part of their command line. */
export function childrenRunning(program: string): readonly number[] {
  return childrenOf(process.pid).filter((pid) => read(`/proc/${pid}/cmdline`).includes(program));
}

function descendants(pid: number): readonly number[] {
  return childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);
}

function childrenOf(pid: number): readonly number[] {
  return threadsOf(pid).flatMap((thread) =>
    read(`/proc/${pid}/task/${thread}/children`).split(" ").filter(Boolean).map(Number),
  );
}

function threadsOf(pid: number): readonly string[] {
  try {
    return readdirSync(`/proc/${pid}/task`);
  } catch {
    return [];
  }
}

function cpuOf(pid: number): number {
  const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
  const ticks = fields.slice(userTicks, reapedSystemTicks + 1).map(Number);
  return ticks.reduce((sum, each) => sum + each, 0) * millisecondsPerTick;
}

function proportionalMemory(pid: number): number {
  const [, kibibytes = "0"] = /^Pss:\s+(\d+) kB$/m.exec(read(`/proc/${pid}/smaps_rollup`)) ?? [];
  return Number(kibibytes) / 1024;
}

/** Empty for a process that has ended. */
function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
