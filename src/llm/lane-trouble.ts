import type { LaneEvent } from "../domain/lane-event.ts";
import { HarnessError } from "../lib/harness-error.ts";
import type { LaneClock } from "./lane-clock.ts";
import type { LaneGate } from "./lane-gate.ts";
import { providerFailure } from "./provider-failure.ts";

/** Judges the failures of a lane's calls: what waits for how long, and what gives up. */
export interface LaneTrouble {
  /** Call it for each try that succeeds. */
  succeed(observer: LaneObserver): void;
  /** Holds the lane as the failure asks for. Throws where the call, or the run, gives up. */
  fail(error: HarnessError, call: FailedCall): void;
  readonly successes: number;
  /** The provider does not answer. */
  readonly isPaused: boolean;
  /** Doubles with each failure, is spread at random, and stays within a minute. */
  backOffMs(failures: number): number;
}

export type LaneObserver = (event: LaneEvent) => void;

export interface FailedCall {
  readonly evalPath: string;
  readonly sample: number;
  readonly observer: LaneObserver;
  /** Tries that failed by themselves, this one too. */
  readonly failures: number;
  /** Of the lane, when the call was first made. */
  readonly successesBefore: number;
}

export interface LaneTroubleOptions {
  readonly provider: string;
  readonly gate: LaneGate;
  readonly clock: LaneClock;
  readonly patienceMs: number;
  readonly random: () => number;
}

/** Failures in a row, of any calls, after which a provider counts as gone. */
const outageFailures = 3;
/** Tries of a call that fails by itself. */
const mostTries = 5;
const longestWaitMs = 60_000;

export function watchTrouble(options: LaneTroubleOptions): LaneTrouble {
  const { provider, gate, clock, patienceMs, random } = options;
  let [successes, failures, since, isPaused] = [0, 0, 0, false];

  const backOffMs = (count: number): number =>
    Math.min(longestWaitMs, 1000 * 2 ** (count - 1)) * (0.5 + random() / 2);
  const pause = (cause: string, observer: LaneObserver): void => {
    isPaused = true;
    gate.narrow(1);
    observer({ type: "lane-paused", provider, cause });
  };
  return {
    backOffMs,
    get successes() {
      return successes;
    },
    get isPaused() {
      return isPaused;
    },
    succeed(observer) {
      successes += 1;
      failures = 0;
      if (!isPaused) return;
      isPaused = false;
      gate.narrow(Infinity);
      observer({ type: "lane-resumed", provider, pausedMs: clock.now() - since });
    },
    fail(error, call) {
      const now = clock.now();
      const { status, retryAfterMs } = providerFailure(error);
      if (failures === 0) since = now;
      failures += 1;
      giveUpAfter(error, call, { silentMs: now - since, patienceMs, successes });
      const { evalPath, sample, observer } = call;
      observer({ type: "call-failed", provider, evalPath, sample, cause: error.message });
      // A rate limit is an answer.
      const isLimited = status === 429;
      if (!isLimited && failures >= outageFailures && !isPaused) pause(error.message, observer);
      if (retryAfterMs !== undefined) gate.closeUntil(now + retryAfterMs);
      else if (isLimited || isPaused) gate.closeUntil(now + backOffMs(failures));
    },
  };
}

function giveUpAfter(
  { message, facts }: HarnessError,
  call: FailedCall,
  lane: { readonly silentMs: number; readonly patienceMs: number; readonly successes: number },
): void {
  if (lane.silentMs > lane.patienceMs) {
    const minutes = Math.round(lane.patienceMs / 60_000);
    throw new HarnessError(
      "stop-run",
      `${message} For ${minutes} min no call has succeeded: resume the run when the provider is back.`,
      { facts },
    );
  }
  // A reply that breaks off may cost money each time.
  const isOwnFault = lane.successes > call.successesBefore || facts["hasBegun"] === true;
  if (call.failures < mostTries || !isOwnFault) return;
  throw new HarnessError("skip-attempt", `${message} (after ${call.failures} tries)`, { facts });
}
