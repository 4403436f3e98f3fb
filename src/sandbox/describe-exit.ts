import type { SandboxExit } from "./sandbox.ts";

/** What is known of a process that has ended. */
export interface ProcessEnd {
  readonly code: number | null;
  readonly signal: string | null;
  /** Why we ended it, where we did. */
  readonly expulsion: string | undefined;
  /** Last of what it wrote. */
  readonly output: string;
  /** Processes that the system has killed for want of memory while it ran. */
  readonly systemKills: number;
}

/** Why a process is expelled that uses more memory than its limits allow. */
export const tooMuchMemory = "it used too much memory";

/** A shell's code for SIGKILL, with which bubblewrap tells that its program was killed. */
const killedCode = 128 + 9;

export function describeExit({
  code,
  signal,
  expulsion,
  output,
  systemKills,
}: ProcessEnd): SandboxExit {
  if (expulsion === tooMuchMemory) return { kind: "out-of-memory" };
  if (expulsion !== undefined) return { kind: "expelled", reason: expulsion };
  const aborted = signal !== null || (code !== null && code > 128);
  if (aborted && /heap out of memory|Array buffer allocation failed|OOM|bad_alloc/.test(output)) {
    return { kind: "out-of-memory" };
  }
  const wasKilled = signal === "SIGKILL" || code === killedCode;
  if (wasKilled && systemKills > 0) return { kind: "sacrificed" };
  if (signal !== null) return { kind: "signalled", signal };
  return { kind: "exited", code: code ?? 0 };
}
