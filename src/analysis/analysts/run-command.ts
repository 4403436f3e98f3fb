import { spawn } from "node:child_process";
import type { ChildProcess } from "node:child_process";
import { killProcessGroup, stopProcessGroup } from "../../lib/stop-process-group.ts";

export interface CommandRequest {
  readonly input: string;
  readonly environment: Readonly<Record<string, string>>;
  readonly timeLimitMs: number;
  readonly signal?: AbortSignal;
}

export interface CommandOutput {
  readonly stdout: string;
  readonly stderr: string;
  /** How it failed, to follow the words "the command"; absent where it ended well. */
  readonly failure?: string;
}

/** Characters of either output; a command that writes more is ended. */
const mostOutput = 4_000_000;

/** Runs a line of the shell, ending it and all that it started when its time is over. Fails with the signal's reason. */
export async function runCommand(
  command: string,
  { input, environment, timeLimitMs, signal }: CommandRequest,
): Promise<CommandOutput> {
  signal?.throwIfAborted();
  const child = spawn(command, {
    shell: true,
    detached: process.platform !== "win32",
    env: environment,
    stdio: ["pipe", "pipe", "pipe"],
  });
  let failure: string | undefined;
  const end = (why: string): void => {
    failure ??= why;
    void stopProcessGroup(child);
  };
  const stdout = collect(child.stdout, () => end("wrote too much"));
  const stderr = collect(child.stderr, () => end("wrote too much"));
  const timer = setTimeout(() => end(`took longer than ${timeLimitMs / 1000} s`), timeLimitMs);
  const abort = (): void => end("was stopped");
  signal?.addEventListener("abort", abort, { once: true });
  // A command need not read its input to the end.
  child.stdin.on("error", () => undefined);
  child.stdin.end(input);
  const code = await endOf(child);
  clearTimeout(timer);
  signal?.removeEventListener("abort", abort);
  killProcessGroup(child);
  signal?.throwIfAborted();
  if (code !== 0) failure ??= `ended with ${code ?? "a signal"}`;
  return { stdout: stdout(), stderr: stderr(), ...(failure !== undefined && { failure }) };
}

function collect(stream: NodeJS.ReadableStream, onExcess: () => void): () => string {
  let text = "";
  stream.setEncoding("utf8");
  stream.on("data", (chunk: string) => {
    text = (text + chunk).slice(0, mostOutput);
    if (text.length === mostOutput) onExcess();
  });
  return () => text;
}

function endOf(child: ChildProcess): Promise<number | null> {
  return new Promise((resolve) => {
    child.once("error", () => resolve(null));
    child.once("close", (code) => resolve(code));
  });
}
