import { spawn } from "node:child_process";
import { readlinkSync, realpathSync } from "node:fs";
import { tmpdir } from "node:os";
import { canRunBefore, endWithParent } from "./end-with-parent.ts";
import { limitingCommand } from "./limiting-command.ts";
import { nodeArguments } from "./node-arguments.ts";
import type { Sandbox, SandboxRequest } from "./sandbox.ts";
import { childStreams, sandboxedChild } from "./sandboxed-child.ts";
import { waitUntilBound } from "./wait-until-bound.ts";

/** What runs as Node, behind links; its command line is no proof, since a program can set its own. */
const nodeFile = realpathSync(process.execPath);

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
      canLimit ??= canRunBefore(["prlimit", "--core=0", ...endWithParent]);
      const program = [process.execPath, ...nodeArguments(request)];
      const isLimited = await canLimit;
      const line = [...(isLimited ? prefixOf(request) : []), ...program];
      const [command = process.execPath, ...rest] = line;
      const child = spawn(command, rest, {
        cwd: tmpdir(),
        env: {},
        stdio: [...childStreams],
        detached: process.platform !== "win32",
        windowsHide: true,
      });
      const bound = isLimited ? waitUntilBound(child, isProgram) : undefined;
      const script = Promise.all([request.script, bound]).then(([text]) => text);
      return sandboxedChild(child, { ...request, script });
    },
  };
}

/** The commands before it, which bind and limit the process, have done so once Node has taken their place. */
function isProgram(pid: number): boolean {
  try {
    return readlinkSync(`/proc/${pid}/exe`) === nodeFile;
  } catch {
    // It has ended, or is not ours to look at yet.
    return false;
  }
}

function prefixOf({ limits }: SandboxRequest): readonly string[] {
  return [...limitingCommand(limits), ...endWithParent];
}
