import type { ChildProcess } from "node:child_process";
import type { SandboxedProcess, SandboxExit } from "./sandbox.ts";

const tailBytes = 16_384;
const killAfterMilliseconds = 500;

/** Wraps a started child process with an IPC channel; `script` is its program, handed over on standard input. */
export function sandboxedChild(child: ChildProcess, script: string): SandboxedProcess {
  const readTail = keepTail(child);
  const exited = waitForExit(child, readTail);
  child.stdin?.on("error", ignoreClosedPipe);
  child.stdin?.end(script);
  let listener: (message: unknown) => void = () => {};
  child.on("message", (message) => listener(message));
  const stop = () => stopGroup(child, exited);
  return {
    pid: child.pid ?? 0,
    send: (message) => {
      if (child.connected && typeof message === "object" && message !== null) {
        child.send(message, ignoreClosedPipe);
      }
    },
    onMessage: (newListener) => {
      listener = newListener;
    },
    exited,
    outputTail: readTail,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

function keepTail(child: ChildProcess): () => string {
  let tail = "";
  const append = (chunk: Buffer): void => {
    tail = (tail + chunk.toString("utf8")).slice(-tailBytes);
  };
  child.stdout?.on("data", append);
  child.stderr?.on("data", append);
  return () => tail;
}

// `close` and not `exit`: only then is the output complete, which tells a full heap from another abort.
function waitForExit(child: ChildProcess, readTail: () => string): Promise<SandboxExit> {
  return new Promise((resolve) => {
    child.once("close", (code, signal) => resolve(describeExit({ code, signal }, readTail())));
    child.once("error", () => {
      if (child.pid === undefined) resolve({ kind: "exited", code: 127 });
    });
  });
}

function describeExit(
  { code, signal }: { readonly code: number | null; readonly signal: string | null },
  output: string,
): SandboxExit {
  const aborted = signal !== null || (code !== null && code > 128);
  if (aborted && /heap out of memory|Array buffer allocation failed|OOM|bad_alloc/.test(output)) {
    return { kind: "out-of-memory" };
  }
  if (signal !== null) return { kind: "signalled", signal };
  return { kind: "exited", code: code ?? 0 };
}

async function stopGroup(child: ChildProcess, exited: Promise<SandboxExit>): Promise<void> {
  signalGroup(child, "SIGTERM");
  const timer = setTimeout(() => signalGroup(child, "SIGKILL"), killAfterMilliseconds);
  await exited;
  clearTimeout(timer);
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  try {
    if (process.platform === "win32") child.kill(signal);
    else process.kill(-child.pid, signal);
  } catch {
    // It ended between the check and the signal.
  }
}

function ignoreClosedPipe(): void {}
