import type { Limits } from "../../sandbox/limits.ts";
import type { InvocationKind } from "../executor/protocol.ts";

/**
 * The platform gives queries and mutations one second of work (https://docs.convex.dev/production/state/limits). We
 * stop those that keep the process busy for that long by the clock; what waits for the database is not work.
 */
const workMilliseconds = 1_000;

export interface TimeLimit {
  /** After how long the process must not be busy, in milliseconds; undefined where it may. */
  readonly busy: number | undefined;
  readonly whole: number;
}

export function timeLimitOf(kind: InvocationKind, { callMilliseconds }: Limits): TimeLimit {
  const isTransaction = kind === "query" || kind === "mutation";
  return { busy: isTransaction ? workMilliseconds : undefined, whole: callMilliseconds };
}

/** The platform's text. */
export function timedOut(milliseconds: number): string {
  return `Function execution timed out (maximum duration: ${milliseconds / 1_000}s)`;
}

/** The platform's text where modules take too long to evaluate. */
export const analysisTimedOut = timedOut(2_000);
