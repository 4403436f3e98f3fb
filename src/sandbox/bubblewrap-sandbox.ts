import { execFile, spawn, type ChildProcess } from "node:child_process";
import { realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { Writable } from "node:stream";
import { promisify } from "node:util";
import { limitingCommand } from "./limiting-command.ts";
import { createSeccompFilter } from "./seccomp-filter.ts";
import { nodeArguments } from "./node-arguments.ts";
import type { Mount, Sandbox, SandboxRequest } from "./sandbox.ts";
import { childrenOf } from "./process-usage.ts";
import { childStreams, sandboxedChild } from "./sandboxed-child.ts";
import { readProcess, waitUntilBound } from "./wait-until-bound.ts";

const nobody = "65534";
const nodePath = "/opt/node";
const searchPath = "/usr/local/bin:/usr/bin:/bin";

/** Linux namespaces through bubblewrap: no files but Node and its libraries, no environment, no network. */
export function createBubblewrapSandbox(): Sandbox {
  let libraries: Promise<readonly Mount[]> | undefined;
  return {
    name: "bubblewrap",
    isolates: true,
    pathOf: ({ sandboxPath }) => sandboxPath,
    start: async (request) => {
      libraries ??= listLibraries(process.execPath);
      const mounts = [
        ...(await libraries),
        { hostPath: process.execPath, sandboxPath: nodePath },
        ...(request.mounts ?? []),
      ];
      const filter = createSeccompFilter();
      const [command, ...limits] = limitingCommand(request.limits);
      const child = spawn(command, [...limits, ...commandLine(request, { mounts, filter })], {
        // The folder tells whose it is where it is left behind; bubblewrap keeps both from the program.
        env: { PATH: searchPath, TMPDIR: tmpdir() },
        stdio: [...childStreams, ...(filter === undefined ? [] : ["pipe" as const])],
        detached: true,
      });
      handOver(filter, child);
      const bound = filter === undefined ? undefined : waitUntilBound(child, isInnerBound);
      const script = Promise.all([request.script, bound]).then(([text]) => text);
      return sandboxedChild(child, { ...request, script });
    },
  };
}

/** Descriptor of bubblewrap itself, which the program does not get. */
const filterDescriptor = childStreams.length;

/**
 * Will the first process inside end with bubblewrap, and so with us? It arranges for that late, and just before it puts
 * itself under the filter (`do_init` in bubblewrap.c): a program that already ran would outlive us for ever.
 */
function isInnerBound(pid: number): boolean {
  return childrenOf(pid).some((inner) => /^Seccomp:\s*2$/mu.test(readProcess(inner, "status")));
}

interface Confinement {
  readonly mounts: readonly Mount[];
  readonly filter: Buffer | undefined;
}

function handOver(filter: Buffer | undefined, child: ChildProcess): void {
  const stream = child.stdio[filterDescriptor];
  if (!(stream instanceof Writable)) return;
  stream.on("error", () => {});
  stream.end(filter);
}

function commandLine(request: SandboxRequest, { mounts, filter }: Confinement): string[] {
  return [
    "bwrap",
    ...(filter === undefined ? [] : ["--seccomp", String(filterDescriptor)]),
    "--unshare-all",
    "--die-with-parent",
    "--new-session",
    "--clearenv",
    "--cap-drop",
    "ALL",
    "--uid",
    nobody,
    "--gid",
    nobody,
    "--hostname",
    "sandbox",
    ...mounts.flatMap(({ hostPath, sandboxPath }) => ["--ro-bind", hostPath, sandboxPath]),
    "--proc",
    "/proc",
    "--dev",
    "/dev",
    // Shared memory in it would be bounded by nothing.
    "--remount-ro",
    "/dev",
    "--size",
    String(64 * 1024 * 1024),
    "--tmpfs",
    "/tmp",
    "--remount-ro",
    "/",
    "--chdir",
    "/tmp",
    nodePath,
    ...nodeArguments(request),
  ];
}

/** Shared libraries of an executable as `ldd` lists them, mounted where the loader looks for them. */
async function listLibraries(executable: string): Promise<readonly Mount[]> {
  const { stdout } = await promisify(execFile)("ldd", [executable], { env: { PATH: searchPath } });
  const paths = [...stdout.matchAll(/(?:=>\s*|^\s+)(\/\S+)/gm)].map((match) => match[1] ?? "");
  return await Promise.all(
    [...new Set(paths)].map(async (path) => ({
      hostPath: await realpath(path),
      sandboxPath: path,
    })),
  );
}
