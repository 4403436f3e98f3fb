import type { LaneLimits } from "../domain/model-catalogue.ts";
import { HarnessError } from "../lib/harness-error.ts";
import { systemClock } from "./lane-clock.ts";
import type { LaneClock } from "./lane-clock.ts";
import { createLaneGate } from "./lane-gate.ts";
import { watchTrouble } from "./lane-trouble.ts";
import type { FailedCall } from "./lane-trouble.ts";
import { providerFailure } from "./provider-failure.ts";

/** The calls to one provider, under its limits. */
export interface ProviderLane {
  /**
   * Makes a call once the limits allow it, and again where it fails in a way that passes. A `retry-after` holds the
   * whole lane. A provider that does not answer pauses the lane: one call at a time asks whether it is back. Fails with
   * `HarnessError`: `skip-attempt` where this call fails while others succeed or breaks off its reply again and again,
   * `stop-run` where no call succeeds for `patienceMs`.
   */
  run<Result>(call: LaneCall<Result>): Promise<Result>;
}

export interface LaneCall<Result> extends Pick<FailedCall, "evalPath" | "sample" | "observer"> {
  readonly make: () => Promise<Result>;
  /** Input and output, as far as can be said before. */
  readonly tokens: number;
  readonly tokensOf: (result: Result) => number | undefined;
  readonly signal?: AbortSignal;
}

export interface LaneOptions {
  readonly provider: string;
  readonly limits: LaneLimits;
  readonly clock?: LaneClock;
  /** How long a provider may fail before runs stop. Default: half an hour. */
  readonly patienceMs?: number;
  /** From 0 to 1, spreads calls that are made again. */
  readonly random?: () => number;
}

export function openLane({
  provider,
  limits,
  clock = systemClock,
  patienceMs = 30 * 60_000,
  random = Math.random,
}: LaneOptions): ProviderLane {
  const gate = createLaneGate(limits, clock);
  const trouble = watchTrouble({ provider, gate, clock, patienceMs, random });
  return {
    async run({ make, tokens, tokensOf, signal, ...about }) {
      const successesBefore = trouble.successes;
      for (let failures = 0; ;) {
        const leave = await gate.enter(tokens, signal);
        let taken: number | undefined;
        try {
          const result = await make();
          taken = tokensOf(result);
          trouble.succeed(about.observer);
          return result;
        } catch (error) {
          if (!(error instanceof HarnessError) || error.kind !== "retry") throw error;
          if (providerFailure(error).status !== 429) failures += 1;
          trouble.fail(error, { ...about, failures, successesBefore });
        } finally {
          leave(taken);
        }
        if (!trouble.isPaused && failures > 0) {
          await clock.wait(trouble.backOffMs(failures), signal);
        }
      }
    },
  };
}
