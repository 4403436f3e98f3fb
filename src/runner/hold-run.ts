import type { RunHolder } from "../domain/run-holder.ts";
import { runIdPrefix } from "../domain/run.ts";
import type { RunId } from "../domain/run.ts";
import { HarnessError, UsageError } from "../lib/harness-error.ts";
import type { ResultStore } from "../store/result-store.ts";

export interface HoldOptions {
  readonly store: Pick<ResultStore, "holdRun" | "keepRun" | "releaseRun">;
  readonly holder: RunHolder;
  /** Does a process of this host run? */
  readonly isAlive: (pid: number) => boolean;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
  readonly beatMs?: number;
}

/** A run that no other process can work on until it is disposed of. */
export interface HeldRun extends AsyncDisposable {
  /** Aborted where another process has taken the run, because this one was silent for too long. */
  readonly lost: AbortSignal;
}

/** Silent for so many beats, a process of another host, or one whose id is used again, counts as gone. */
const missedBeats = 6;

/** Takes a run for this process. Fails with `UsageError` where another one works on it. */
export async function holdRun(
  runId: RunId,
  { store, holder, isAlive, now = () => Date.now(), beatMs = 10_000 }: HoldOptions,
): Promise<HeldRun> {
  const isGone = (other: RunHolder, beatAt: number): boolean =>
    now() - beatAt > missedBeats * beatMs || (other.host === holder.host && !isAlive(other.pid));
  const other = await store.holdRun(runId, { holder, now: now(), isGone });
  if (other !== undefined) {
    throw new UsageError(
      `Run ${runIdPrefix(runId)} is being worked on by process ${other.pid} on ${other.host}: wait for it to end, or stop it.`,
    );
  }
  const lost = new AbortController();
  const beat = async (): Promise<void> => {
    // A store that is busy for a moment is none that another process has taken.
    const isKept = await store.keepRun(runId, holder, now()).catch(() => true);
    if (!isKept) lost.abort(takenOver(runId));
  };
  const timer = setInterval(() => void beat(), beatMs);
  timer.unref();
  return {
    lost: lost.signal,
    async [Symbol.asyncDispose]() {
      clearInterval(timer);
      // A hold that cannot be given back ends with this process.
      await store.releaseRun(runId, holder).catch(() => undefined);
    },
  };
}

function takenOver(runId: RunId): HarnessError {
  return new HarnessError(
    "stop-run",
    `Run ${runIdPrefix(runId)} was taken over by another process while this one stood still.`,
  );
}
