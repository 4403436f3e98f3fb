import { spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

const program = fileURLToPath(new URL("../../bin/faultline.js", import.meta.url));

export interface EndedCommand {
  readonly wasKilled: boolean;
  readonly afterMs: number;
  readonly notes: string;
}

/** Runs a command line in a folder to its end, or until SIGKILL after so many milliseconds. Fails where it crashes. */
export async function runFaultline(
  words: readonly string[],
  { folder, killAfterMs }: { readonly folder: string; readonly killAfterMs?: number },
): Promise<EndedCommand> {
  const started = performance.now();
  const child = spawn(process.execPath, [program, ...words], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1" },
    stdio: ["ignore", "ignore", "pipe"],
  });
  let notes = "";
  child.stderr.setEncoding("utf8").on("data", (text: string) => (notes += text));
  const timer =
    killAfterMs === undefined ? undefined : setTimeout(() => child.kill("SIGKILL"), killAfterMs);
  await once(child, "close");
  clearTimeout(timer);
  const wasKilled = child.signalCode === "SIGKILL";
  if (!wasKilled && child.exitCode !== 0) {
    throw new Error(`faultline ${words.join(" ")} ended with ${child.exitCode}:\n${notes}`);
  }
  return { wasKilled, afterMs: performance.now() - started, notes };
}
