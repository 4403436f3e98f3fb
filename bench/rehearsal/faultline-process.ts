import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/faultline.js", import.meta.url));

export interface EndedCommand {
  readonly wasKilled: boolean;
  readonly afterMs: number;
  readonly notes: string;
}

interface CommandPlace {
  readonly folder: string;
  readonly killAt?: (ended: AbortSignal) => Promise<void>;
  /** What it may end with: 3 tells that no attempt of a run could be graded. */
  readonly exitCodes?: readonly number[];
}

/** Runs a command line in a folder to its end, or until SIGKILL at a moment. Fails where it crashes. */
export async function runFaultline(
  words: readonly string[],
  { folder, killAt, exitCodes = [0] }: CommandPlace,
): Promise<EndedCommand> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let notes = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (notes += text));
  const ended = new AbortController();
  const killed = killAt?.(ended.signal).then(
    () => child.kill("SIGKILL"),
    () => false,
  );
  await once(child, "close");
  ended.abort();
  await killed;
  const wasKilled = child.signalCode === "SIGKILL";
  if (!wasKilled && !exitCodes.includes(child.exitCode ?? -1)) {
    throw new Error(`faultline ${words.join(" ")} ended with ${child.exitCode}:\n${notes}`);
  }
  return { wasKilled, afterMs: performance.now() - started, notes };
}
