import type { ChildProcess, StdioOptions } from "node:child_process";
import { Duplex } from "node:stream";
import { describeExit, tooMuchMemory } from "./describe-exit.ts";
import type { ProcessEnd } from "./describe-exit.ts";
import { totalBytes } from "./limits.ts";
import { readMessageLines } from "./message-lines.ts";
import { keepTail } from "./output-tail.ts";
import { countSystemKills, readTreeUsage } from "./process-usage.ts";
import type { SandboxedProcess, SandboxExit, SandboxRequest } from "./sandbox.ts";

/** Standard streams, then the channel of messages: a pair of sockets of our own, since Node's IPC trusts its peer. */
export const childStreams = ["pipe", "pipe", "pipe", "pipe"] as const satisfies StdioOptions;

const memoryCheckMilliseconds = 500;
const killAfterMilliseconds = 500;
const closeAfterMilliseconds = 500;
/** What may wait to be read by the program before it counts as one that does not read. */
const maximumBacklogBytes = 256 * 1024 * 1024;

/** Wraps a child process that was started with `childStreams`; its program is handed over on standard input. */
export function sandboxedChild(
  child: ChildProcess,
  { script, limits }: SandboxRequest,
): SandboxedProcess {
  let listener: (message: unknown) => void = () => {};
  let expulsion: string | undefined;
  const expel = (reason: string): void => {
    expulsion ??= reason;
    signalGroup(child, "SIGKILL");
  };
  const readTail = keepTail([child.stdout, child.stderr], () => expel("it wrote too much output"));
  const exited = waitForExit(child, () => ({ expulsion, output: readTail() }));
  watchMemory(child, totalBytes(limits), () => expel(tooMuchMemory));
  child.stdin?.on("error", ignoreClosedPipe);
  void Promise.resolve(script).then(
    (text) => child.stdin?.end(text),
    () => expel("it has no program"),
  );
  const channel = openChannel(child);
  readMessageLines(channel, {
    onMessage: (message) => {
      if (expulsion === undefined) listener(message);
    },
    onMisbehaviour: expel,
  });
  const stop = () => stopGroup(child, exited);
  return {
    pid: child.pid ?? 0,
    send: (message) => {
      if (!channel.writable) return;
      channel.write(`${JSON.stringify(message)}\n`);
      if (channel.writableLength > maximumBacklogBytes) expel("it does not read its messages");
    },
    onMessage: (newListener) => {
      listener = newListener;
    },
    expel,
    exited,
    usage: () => (child.pid === undefined ? undefined : readTreeUsage(child.pid)),
    outputTail: readTail,
    stop,
    [Symbol.asyncDispose]: stop,
  };
}

// What the operating system's own limits do not count, such as memory that is shared.
function watchMemory(child: ChildProcess, limit: number, onExcess: () => void): void {
  const { pid } = child;
  if (pid === undefined) return;
  const timer = setInterval(() => {
    const usage = readTreeUsage(pid);
    if (usage !== undefined && usage.residentBytes > limit) onExcess();
  }, memoryCheckMilliseconds).unref();
  child.once("exit", () => clearInterval(timer));
}

function openChannel(child: ChildProcess): Duplex {
  const channel = child.stdio[childStreams.length - 1];
  // A process that could not be started has no streams.
  if (!(channel instanceof Duplex)) {
    return new Duplex({ read: () => {}, write: () => {} }).destroy();
  }
  channel.on("error", ignoreClosedPipe);
  return channel;
}

// `close` and not `exit`: only then is the output complete, which tells a full heap from another abort. A process that
// the program left behind can hold the streams open: then they are closed on it.
function waitForExit(
  child: ChildProcess,
  known: () => Pick<ProcessEnd, "expulsion" | "output">,
): Promise<SandboxExit> {
  const killsBefore = countSystemKills();
  return new Promise((resolve) => {
    let closing: NodeJS.Timeout | undefined;
    child.once("exit", () => {
      closing = setTimeout(() => {
        for (const stream of child.stdio) stream?.destroy();
      }, closeAfterMilliseconds);
    });
    child.once("close", (code, signal) => {
      clearTimeout(closing);
      const systemKills = countSystemKills() - killsBefore;
      resolve(describeExit({ code, signal, ...known(), systemKills }));
    });
    child.once("error", () => {
      if (child.pid === undefined) resolve({ kind: "exited", code: 127 });
    });
  });
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
