import { readFileSync } from "node:fs";
import { descendantsOf } from "../../sandbox/process-usage.ts";

/** What this process and its descendants missed of the machine; nothing where the system does not tell (not Linux). */
export interface Contention {
  /** Time in which they could run but had no processor, all together, as a share of the time; may exceed 1. */
  readonly waited: number;
  /** Share of all processors' time, from 0 to 1, that went to processes of others. */
  readonly takenByOthers: number;
}

export interface ContentionWatch extends Disposable {
  /** Since the watch began. */
  measure(): Contention;
}

const lookMilliseconds = 200;

export function watchContention(): ContentionWatch {
  const began = performance.now();
  const [waitsBefore, machineBefore, ownBefore] = [waits(), machineTicks(), ownTicks()];
  const latest = new Map(waitsBefore);
  const look = (): void => {
    for (const [pid, milliseconds] of waits()) latest.set(pid, milliseconds);
  };
  const timer = setInterval(look, lookMilliseconds).unref();
  return {
    measure() {
      look();
      const waited = [...latest].reduce(
        (sum, [pid, milliseconds]) => sum + milliseconds - (waitsBefore.get(pid) ?? 0),
        0,
      );
      const machine = machineTicks();
      const others = machine.busy - machineBefore.busy - (ownTicks() - ownBefore);
      return {
        waited: waited / (performance.now() - began),
        takenByOthers: Math.max(0, others) / Math.max(1, machine.all - machineBefore.all),
      };
    },
    [Symbol.dispose]: () => clearInterval(timer),
  };
}

function ownProcesses(): readonly number[] {
  return [process.pid, ...descendantsOf(process.pid)];
}

/** Milliseconds on a run queue by process (Linux: `Documentation/scheduler/sched-stats.rst`). */
function waits(): Map<number, number> {
  return new Map(
    ownProcesses().map((pid) => [
      pid,
      Number(read(`/proc/${pid}/schedstat`).split(" ")[1] ?? 0) / 1e6,
    ]),
  );
}

// Fields of /proc/<pid>/stat after the name of the program: own ticks and those of children that have ended.
const ticksFrom = 11;
const ticksTo = 15;

function ownTicks(): number {
  return ownProcesses().reduce((sum, pid) => {
    const fields = read(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ") ?? [];
    return sum + total(fields.slice(ticksFrom, ticksTo));
  }, 0);
}

/** Ticks of all processors together (`man proc_stat`: user, nice, system, idle, iowait, irq, softirq, steal). */
function machineTicks(): { readonly busy: number; readonly all: number } {
  const [, ...fields] = (read("/proc/stat").split("\n")[0] ?? "").split(/\s+/).slice(0, 9);
  const all = total(fields);
  return { busy: all - total(fields.slice(3, 5)), all };
}

function total(fields: readonly string[]): number {
  return fields.reduce((sum, field) => sum + Number(field), 0);
}

/** Empty for a process that has ended, and where there is no such file. */
function read(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
