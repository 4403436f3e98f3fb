import { createBubblewrapSandbox } from "./bubblewrap-sandbox.ts";
import { defaultLimits } from "./limits.ts";
import { createProcessSandbox } from "./process-sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

export interface DetectOptions {
  /** Told where nothing isolates. Default: a warning of this process, once. */
  readonly warn?: (warning: string) => void;
}

const warning =
  "FAULTLINE RUNS UNTRUSTED CODE WITH YOUR OWN RIGHTS: nothing on this machine isolates it. Install bubblewrap (Linux).";

/** The strongest sandbox that works on this machine: bubblewrap on Linux where namespaces are allowed, else a process. */
export async function detectSandbox({ warn = warnOnce }: DetectOptions = {}): Promise<Sandbox> {
  if (process.platform === "linux") {
    const bubblewrap = createBubblewrapSandbox();
    if (await runsPrograms(bubblewrap)) return bubblewrap;
  }
  warn(warning);
  return createProcessSandbox();
}

// The only state of the module: what the process was told already.
const told = new Set<string>();

function warnOnce(text: string): void {
  if (!told.has(text)) process.emitWarning(text);
  told.add(text);
}

async function runsPrograms(sandbox: Sandbox): Promise<boolean> {
  try {
    const trial = await sandbox.start({ script: "process.exit(7)", limits: defaultLimits });
    const exit = await trial.exited;
    return exit.kind === "exited" && exit.code === 7;
  } catch {
    return false;
  }
}
