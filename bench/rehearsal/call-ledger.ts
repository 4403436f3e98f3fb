import type { LaneLimits } from "../../src/domain/model-catalogue.ts";
import type { FaultKind } from "./provider-faults.ts";

/** A call as the server saw it. Moments are in milliseconds. */
export interface LedgerCall {
  readonly key: string;
  readonly provider: string;
  readonly arrivedAt: number;
  readonly fault: FaultKind | undefined;
  /** That the provider counts. */
  readonly tokens: number;
  endedAt?: number;
  /** The whole answer left the server. */
  wasSent?: boolean;
}

/** The most that was under way at once, and that arrived within any minute, of any provider. */
export interface PeakUse {
  readonly concurrentCalls: number;
  readonly callsPerMinute: number;
  readonly tokensPerMinute: number;
}

const minute = 60_000;

/** What the calls since a moment amounted to, provider by provider, at the worst. */
export function peakUse(calls: readonly LedgerCall[]): PeakUse {
  const peaks = [...Map.groupBy(calls, ({ provider }) => provider).values()].map(peakOfProvider);
  const most = (of: (peak: PeakUse) => number): number => Math.max(0, ...peaks.map(of));
  return {
    concurrentCalls: most(({ concurrentCalls }) => concurrentCalls),
    callsPerMinute: most(({ callsPerMinute }) => callsPerMinute),
    tokensPerMinute: most(({ tokensPerMinute }) => tokensPerMinute),
  };
}

function peakOfProvider(calls: readonly LedgerCall[]): PeakUse {
  const most = (of: (at: number) => number): number =>
    Math.max(0, ...calls.map(({ arrivedAt }) => of(arrivedAt)));
  const within = (at: number) =>
    calls.filter(({ arrivedAt }) => arrivedAt <= at && arrivedAt > at - minute);
  return {
    concurrentCalls: most(
      (at) => calls.filter((call) => call.arrivedAt <= at && (call.endedAt ?? at + 1) > at).length,
    ),
    callsPerMinute: most((at) => within(at).length),
    tokensPerMinute: most((at) => within(at).reduce((sum, { tokens }) => sum + tokens, 0)),
  };
}

/** Names of the limits that were exceeded. */
export function exceeded(peak: PeakUse, limits: LaneLimits): readonly string[] {
  const { callsPerMinute = Infinity, tokensPerMinute = Infinity } = limits;
  return [
    ...(peak.concurrentCalls > limits.concurrentCalls ? ["calls at once"] : []),
    ...(peak.callsPerMinute > callsPerMinute ? ["calls per minute"] : []),
    ...(peak.tokensPerMinute > tokensPerMinute ? ["tokens per minute"] : []),
  ];
}
