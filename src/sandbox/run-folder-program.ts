import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { killProcessGroup, stopProcessGroup } from "../lib/stop-process-group.ts";
import { limitingCommand } from "./limiting-command.ts";
import type { FolderProgram, FolderProgramEnd, RunFolderProgram } from "./folder-program.ts";
import { keepTail } from "./output-tail.ts";
import type { Sandbox } from "./sandbox.ts";

const searchPath = "/usr/local/bin:/usr/bin:/bin";
/** Agents are programs of any size, often Node's. */
const limits = { heapMebibytes: 2_048, callMilliseconds: 0 };

/** A runner that confines programs as the sandbox of this machine does: by bubblewrap, or not at all. */
export function folderProgramRunner(
  { isolates }: Pick<Sandbox, "isolates">,
  environment: Readonly<Record<string, string>>,
): RunFolderProgram {
  return async (program) => {
    const { command } = program;
    const line = isolates ? [...limitingCommand(limits), ...confined(program)] : command;
    return await runToEnd(line, program, isolates ? { PATH: searchPath } : environment);
  };
}

/** Folders with the system's programs, and what programs need to know of users, names and certificates. */
const system: readonly string[] = [
  "/usr",
  "/bin",
  "/sbin",
  "/lib",
  "/lib32",
  "/lib64",
  "/opt",
  "/etc/passwd",
  "/etc/group",
  "/etc/hosts",
  "/etc/resolv.conf",
  "/etc/nsswitch.conf",
  "/etc/localtime",
  "/etc/alternatives",
  "/etc/ssl",
  "/etc/ca-certificates",
  "/etc/pki",
  "/etc/ld.so.cache",
];
const home = "/home/agent";
const project = "/project";

function confined({ command, folder, reads, environment, network }: FolderProgram): string[] {
  const given = { PATH: searchPath, HOME: home, TMPDIR: "/tmp", ...environment };
  return [
    "bwrap",
    "--unshare-all",
    ...(network ? ["--share-net"] : []),
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    "--cap-drop",
    "ALL",
    "--hostname",
    "sandbox",
    ...system.flatMap((path) => ["--ro-bind-try", path, path]),
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    "--tmpfs",
    "/tmp",
    "--tmpfs",
    home,
    ...reads.flatMap((path) => ["--ro-bind", path, path]),
    "--bind",
    folder,
    project,
    "--chdir",
    project,
    ...Object.entries(given).flatMap(([name, value]) => ["--setenv", name, value]),
    ...command,
  ];
}

async function runToEnd(
  [file = "", ...parameters]: readonly string[],
  { folder, environment, input, timeoutMs, signal }: FolderProgram,
  own: Readonly<Record<string, string>>,
): Promise<FolderProgramEnd> {
  signal?.throwIfAborted();
  const started = performance.now();
  const child = spawn(file, parameters, {
    // Of a confined program bubblewrap sets folder and environment.
    cwd: existsSync(folder) ? folder : undefined,
    env: { ...own, ...(file === "prlimit" ? {} : environment) },
    stdio: ["pipe", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const deadline = AbortSignal.timeout(timeoutMs);
  let isFlooded = false;
  const stop = (): void => void stopProcessGroup(child);
  const tail = keepTail([child.stdout, child.stderr], () => {
    isFlooded = true;
    stop();
  });
  const stopping = AbortSignal.any([deadline, ...(signal === undefined ? [] : [signal])]);
  stopping.addEventListener("abort", stop, { once: true });
  child.stdin.on("error", () => {});
  child.stdin.end(input);
  const end = await endOf(child);
  stopping.removeEventListener("abort", stop);
  killProcessGroup(child);
  signal?.throwIfAborted();
  const durationMs = performance.now() - started;
  if (isFlooded) return { status: "flooded", output: tail(), durationMs };
  if (deadline.aborted) return { status: "timed-out", output: tail(), durationMs };
  return { ...end, output: tail(), durationMs };
}

async function endOf(child: ChildProcess): Promise<Pick<FolderProgramEnd, "status" | "code">> {
  return await Promise.race([
    once(child, "close").then((): Pick<FolderProgramEnd, "status" | "code"> => {
      const code = child.exitCode;
      return code === null ? { status: "signalled" } : { status: "exited", code };
    }),
    once(child, "error").then(() => ({ status: "not-started" as const })),
  ]);
}
