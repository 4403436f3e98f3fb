import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { fileURLToPath } from "node:url";

/** A process of the harness, known by its start, since ids are used again. */
export interface LivingProcess {
  readonly pid: number;
  readonly startTicks: string;
}

export interface ProcessRequest {
  /** Folder of the store. */
  readonly folder: string;
  /** Folder for the temporary files of the harness. */
  readonly temporary: string;
  readonly log: string;
  readonly recording: string;
  readonly runId: string;
  readonly select: readonly string[];
  /** SIGKILL after so many milliseconds; never where absent. */
  readonly killAfterMs?: number;
}

/** How a process ended, and what ran for it at that moment. */
export interface EndedProcess {
  readonly pid: number;
  readonly wasKilled: boolean;
  readonly afterMs: number;
  readonly descendants: readonly LivingProcess[];
}

const program = fileURLToPath(new URL("recorded-run.ts", import.meta.url));

/** Runs the recorded run in a process of its own to its end, or until it is killed. Fails where it fails by itself. */
export async function runProcess(request: ProcessRequest): Promise<EndedProcess> {
  const { folder, temporary, log, recording, runId, select, killAfterMs } = request;
  const started = performance.now();
  const child = spawn(process.execPath, [program, folder, log, recording, runId, ...select], {
    env: { ...process.env, TMPDIR: temporary },
    stdio: ["ignore", "ignore", "pipe"],
  });
  const errors: string[] = [];
  child.stderr?.setEncoding("utf8").on("data", (text: string) => errors.push(text));
  const exited = once(child, "close");
  const descendants = killAfterMs === undefined ? [] : await killAfter(child, killAfterMs);
  await exited;
  const afterMs = Math.round(performance.now() - started);
  if (child.exitCode !== 0 && child.signalCode !== "SIGKILL") {
    throw new Error(`The run failed by itself:\n${errors.join("")}`);
  }
  return { pid: child.pid ?? 0, wasKilled: child.signalCode === "SIGKILL", afterMs, descendants };
}

async function killAfter(child: ChildProcess, milliseconds: number): Promise<LivingProcess[]> {
  await Promise.race([wait(milliseconds), once(child, "exit")]);
  if (child.pid === undefined || child.exitCode !== null) return [];
  const running = descendantsOf(child.pid);
  child.kill("SIGKILL");
  return running;
}

function descendantsOf(pid: number): LivingProcess[] {
  return childrenOf(pid).flatMap((child) => [
    { pid: child, startTicks: startTicks(child) },
    ...descendantsOf(child),
  ]);
}

/** Children of all threads. */
function childrenOf(pid: number): readonly number[] {
  const tasks = `/proc/${pid}/task`;
  if (!existsSync(tasks)) return [];
  return readdirSync(tasks).flatMap((task) =>
    readText(join(tasks, task, "children"))
      .split(" ")
      .filter(Boolean)
      .map(Number),
  );
}

/** Those that still run. */
export function survivors(processes: readonly LivingProcess[]): readonly LivingProcess[] {
  return processes.filter(
    ({ pid, startTicks: ticks }) => ticks !== "" && startTicks(pid) === ticks && !isZombie(pid),
  );
}

function isZombie(pid: number): boolean {
  return readText(`/proc/${pid}/stat`).includes(") Z ");
}

/** Field 22 of `man proc_pid_stat`. */
function startTicks(pid: number): string {
  return readText(`/proc/${pid}/stat`).split(") ").at(-1)?.split(" ")[19] ?? "";
}

/** Processes whose temporary files are below a folder: what was started after the others were counted. */
export function processesIn(temporary: string): readonly number[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/u.test(name))
    .filter((pid) => readText(`/proc/${pid}/environ`).includes(`TMPDIR=${temporary}/`))
    .map(Number);
}

function readText(file: string): string {
  try {
    return readFileSync(file, "latin1");
  } catch {
    return "";
  }
}
