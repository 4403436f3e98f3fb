import { readFileSync } from "node:fs";
import { readProcess } from "./wait-until-bound.ts";

/** What a process and its descendants have used. */
export interface ProcessUsage {
  /** Time on a processor, all threads together. */
  readonly cpuMilliseconds: number;
  readonly residentBytes: number;
}

/** `USER_HZ` and the page size of the platforms that Node runs on under Linux. */
const millisecondsPerTick = 10;
const bytesPerPage = 4096;
// Fields of /proc/<pid>/stat after the name of the program (`man proc_pid_stat`).
const userTicks = 11;
const systemTicks = 12;
const residentPages = 21;

/** Reads the usage of a process tree; undefined where the system does not tell (it is not Linux, or has ended). */
export function readTreeUsage(pid: number): ProcessUsage | undefined {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, "latin1").split(") ").at(-1)?.split(" ") ?? [];
    const number = (index: number): number => Number(fields[index] ?? 0);
    const own = {
      cpuMilliseconds: (number(userTicks) + number(systemTicks)) * millisecondsPerTick,
      residentBytes: number(residentPages) * bytesPerPage,
    };
    return childrenOf(pid).reduce((sum, child) => add(sum, readTreeUsage(child)), own);
  } catch {
    return undefined;
  }
}

/** Processes that the first thread of a process started; none where it is gone. */
export function childrenOf(pid: number): readonly number[] {
  return readProcess(pid, `task/${pid}/children`).split(" ").filter(Boolean).map(Number);
}

function add(sum: ProcessUsage, more: ProcessUsage | undefined): ProcessUsage {
  return {
    cpuMilliseconds: sum.cpuMilliseconds + (more?.cpuMilliseconds ?? 0),
    residentBytes: sum.residentBytes + (more?.residentBytes ?? 0),
  };
}

/** Processes that the system has killed for want of memory since it started; 0 where it does not count them. */
export function countSystemKills(): number {
  try {
    return Number(/^oom_kill (\d+)$/mu.exec(readFileSync("/proc/vmstat", "latin1"))?.[1] ?? 0);
  } catch {
    return 0;
  }
}
