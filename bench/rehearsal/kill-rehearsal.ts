import { setTimeout as wait } from "node:timers/promises";
import { exceeded, peakUse } from "./call-ledger.ts";
import { runFaultline } from "./faultline-process.ts";
import { experiments } from "./rehearsed-calls.ts";
import { differing, readRehearsedRuns } from "./rehearsed-runs.ts";
import type { RehearsedRuns } from "./rehearsed-runs.ts";
import { allRuns, models, resumed } from "./rehearsal-stage.ts";
import type { Stage } from "./rehearsal-stage.ts";

export interface RehearsalKill {
  readonly afterMs: number;
  /** Attempts with a stored reply at that moment. */
  readonly replies: number;
  /** Calls that were noted as sent and had no stored reply. */
  readonly inFlight: number;
  /** Calls that earlier kills had lost, noted as such so far. */
  readonly lost: number;
}

export interface KilledRehearsal {
  readonly kills: readonly RehearsalKill[];
  readonly attempts: number;
  readonly calls: number;
  /** More than one per attempt. */
  readonly repeatedCalls: number;
  /** Of the calls in flight, those that the store knows as lost. */
  readonly logged: number;
  readonly notGraded: number;
  /** Replies beyond one for each attempt: paid for twice. */
  readonly surplusReplies: number;
  readonly exceeded: readonly string[];
  readonly differences: readonly string[];
}

/** Runs the same with SIGKILL at random moments, each time taken up, and compares. */
export async function killRehearsal(stage: Stage, calm: RehearsedRuns): Promise<KilledRehearsal> {
  const { options, store, server } = stage;
  const before = new Set((await readRehearsedRuns(store, new Set())).runs.map(({ id }) => id));
  const first = server.calls.length;
  const kills: RehearsalKill[] = [];
  const total = calm.outcomes.size;
  let found = await readRehearsedRuns(store, before);
  while (options.kills > 0) {
    const command = nextCommand(stage, found);
    if (command === undefined) break;
    const left = options.kills - kills.length;
    const workMs = (total - found.replies) * msPerAttempt(calm);
    const kill = left > 0 ? { killAt: momentOf(stage, { kills: kills.length, left, workMs }) } : {};
    const { folder } = stage;
    const { wasKilled, afterMs } = await runFaultline(command, { folder, ...kill });
    found = await readRehearsedRuns(store, before);
    const { replies, inFlight, lost } = found;
    if (wasKilled) kills.push({ afterMs: Math.round(afterMs), replies, inFlight, lost });
  }
  const calls = server.calls.slice(first);
  return {
    kills,
    attempts: found.outcomes.size,
    calls: calls.length,
    repeatedCalls: calls.length - new Set(calls.map(({ key }) => key)).size,
    logged: found.lost,
    notGraded: found.notGraded,
    surplusReplies: found.replies - found.outcomes.size,
    exceeded: exceeded(peakUse(calls), { concurrentCalls: options.limits.concurrentCalls }),
    differences: options.kills > 0 ? differing(calm, found) : [],
  };
}

/** The run that was interrupted, or the next that was not begun; undefined where all are complete. */
function nextCommand(stage: Stage, { runs }: RehearsedRuns): readonly string[] | undefined {
  if (runs.length === 0) return allRuns(stage);
  const open = runs.find(({ status }) => status !== "completed");
  if (open !== undefined) return resumed(stage, open.id, false);
  const all = models.flatMap((model) => experiments.map((experiment) => ({ model, experiment })));
  const missing = all.find(
    ({ model, experiment }) =>
      !runs.some((run) => model.endsWith(`/${run.model}`) && run.experiment === experiment),
  );
  if (missing === undefined) return undefined;
  const [, , ...rest] = allRuns(stage);
  const places = rest.slice(models.length + 1 + experiments.length);
  return ["run", "--model", missing.model, "--experiment", missing.experiment, ...places];
}

/** Of the fastest run: the others had grades to make. */
function msPerAttempt({ runs, outcomes }: RehearsedRuns): number {
  const seconds = runs.flatMap(({ durationSeconds }) => durationSeconds ?? []);
  return (Math.min(...seconds) * 1000 * runs.length) / outcomes.size;
}

/** Every fifth kill falls into the start of a process, the others are spread over the work that is left from its first call. */
function momentOf(
  { random, server }: Stage,
  {
    kills,
    left,
    workMs,
  }: { readonly kills: number; readonly left: number; readonly workMs: number },
): (ended: AbortSignal) => Promise<void> {
  const calls = server.calls.length;
  const afterMs = random() * ((2 * workMs) / (left + 1));
  return async (signal) => {
    if (kills % 5 === 4) return wait(random() * 1000, undefined, { signal });
    while (server.calls.length === calls) await wait(5, undefined, { signal });
    await wait(afterMs, undefined, { signal });
  };
}
