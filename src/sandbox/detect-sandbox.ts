import { createBubblewrapSandbox } from "./bubblewrap-sandbox.ts";
import { defaultLimits } from "./limits.ts";
import { createProcessSandbox } from "./process-sandbox.ts";
import type { Sandbox } from "./sandbox.ts";

/** The strongest sandbox that works on this machine: bubblewrap on Linux where namespaces are allowed, else a process. */
export async function detectSandbox(): Promise<Sandbox> {
  if (process.platform !== "linux") return createProcessSandbox();
  const bubblewrap = createBubblewrapSandbox();
  return (await runsPrograms(bubblewrap)) ? bubblewrap : createProcessSandbox();
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
