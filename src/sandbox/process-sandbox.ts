import { spawn } from "node:child_process";
import { tmpdir } from "node:os";
import { nodeArguments } from "./node-arguments.ts";
import type { Sandbox, SandboxRequest } from "./sandbox.ts";
import { childStreams, sandboxedChild } from "./sandboxed-child.ts";

/**
 * A plain child process with an empty environment: limits heap and time, but does not keep the code from files or
 * network. Mounts are ignored: the process reads the host's paths.
 */
export function createProcessSandbox(): Sandbox {
  return {
    name: "process",
    isolates: false,
    start: async (request: SandboxRequest) =>
      sandboxedChild(
        spawn(process.execPath, nodeArguments(request), {
          cwd: tmpdir(),
          env: {},
          stdio: [...childStreams],
          detached: process.platform !== "win32",
          windowsHide: true,
        }),
        request.script,
      ),
  };
}
