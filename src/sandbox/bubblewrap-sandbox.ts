import { execFile, spawn, type ChildProcess } from "node:child_process";
import { realpath } from "node:fs/promises";
import { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import { limitingCommand } from "./limiting-command.ts";
import { createSeccompFilter } from "./seccomp-filter.ts";
import { nodeArguments } from "./node-arguments.ts";
import type { Mount, Sandbox, SandboxRequest } from "./sandbox.ts";
import { childStreams, sandboxedChild } from "./sandboxed-child.ts";

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
        env: { PATH: searchPath },
        stdio: [...childStreams, "pipe", ...(filter === undefined ? [] : ["pipe" as const])],
        detached: true,
      });
      handOver(filter, child);
      const script = Promise.all([request.script, isBound(child)]).then(([text]) => text);
      return sandboxedChild(child, { ...request, script });
    },
  };
}

/** Descriptors of bubblewrap itself, which the program does not get. */
const informationDescriptor = childStreams.length;
const filterDescriptor = childStreams.length + 1;

// Before bubblewrap says what it has started, the death of its parent does not end it: a program that it already had
// would then run on for ever.
function isBound(child: ChildProcess): Promise<void> {
  const stream = child.stdio[informationDescriptor];
  if (!(stream instanceof Readable)) return Promise.resolve();
  stream.on("error", () => {});
  return new Promise((resolve) => {
    stream.once("data", () => resolve()).once("close", () => resolve());
  });
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
    "--info-fd",
    String(informationDescriptor),
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
