import { execFile, spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { promisify } from "node:util";
import { limitingCommand } from "./limiting-command.ts";
import { nodeArguments } from "./node-arguments.ts";
import type { Sandbox, SandboxRequest } from "./sandbox.ts";
import { childStreams, sandboxedChild } from "./sandboxed-child.ts";

/** Ends the process with its parent, however that ends (util-linux). */
const endWithParent = ["setpriv", "--pdeathsig", "KILL"] as const;
const searchPath = "/usr/local/bin:/usr/bin:/bin";

/**
 * A plain child process with an empty environment: limits memory and time, but does not keep the code from files,
 * network or other processes. A mount is where the host has it.
 */
export function createProcessSandbox(): Sandbox {
  let canLimit: Promise<boolean> | undefined;
  return {
    name: "process",
    isolates: false,
    pathOf: ({ hostPath }) => hostPath,
    start: async (request: SandboxRequest) => {
      canLimit ??= hasLimits();
      const program = [process.execPath, ...nodeArguments(request)];
      const line = [...((await canLimit) ? prefixOf(request) : []), ...program];
      const [command = process.execPath, ...rest] = line;
      const child = spawn(command, rest, {
        cwd: tmpdir(),
        env: {},
        stdio: [...childStreams],
        detached: process.platform !== "win32",
        windowsHide: true,
      });
      return sandboxedChild(child, request);
    },
  };
}

function prefixOf({ limits }: SandboxRequest): readonly string[] {
  return [...limitingCommand(limits), ...endWithParent];
}

async function hasLimits(): Promise<boolean> {
  if (process.platform !== "linux") return false;
  const env = { PATH: searchPath };
  return await promisify(execFile)("prlimit", ["--core=0", ...endWithParent, "true"], { env }).then(
    () => true,
    () => false,
  );
}
