import { execFile, spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { promisify } from "node:util";
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
    start: async (request) => {
      libraries ??= listLibraries(process.execPath);
      const mounts = [
        ...(await libraries),
        { hostPath: process.execPath, sandboxPath: nodePath },
        ...(request.mounts ?? []),
      ];
      const child = spawn("prlimit", commandLine(request, mounts), {
        env: { PATH: searchPath },
        stdio: [...childStreams],
        detached: true,
      });
      return sandboxedChild(child, request.script);
    },
  };
}

function commandLine(request: SandboxRequest, mounts: readonly Mount[]): string[] {
  return [
    // Memory outside the heap (array buffers) is bounded by the data segment; the address space must stay free, since
    // WebAssembly reserves far more of it than it uses.
    `--data=${(request.limits.heapMebibytes * 2 + 512) * 1024 * 1024}`,
    "--core=0",
    "bwrap",
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
