import { UsageError } from "../../lib/harness-error.ts";
import type { Limits } from "../../sandbox/limits.ts";
import type { InvocationKind } from "../executor/protocol.ts";

/**
 * The platform gives queries and mutations one second of work (https://docs.convex.dev/production/state/limits). We
 * stop those that keep the process busy for that long by the clock; what waits for the database is not work.
 */
const workMilliseconds = 1_000;

/** How long the platform lets an action take (https://docs.convex.dev/production/state/limits). */
const longestActionMilliseconds = 600_000;

/** Throws `UsageError` for what is no duration of an action on the platform. */
export function checkActionLimit(milliseconds: number): number {
  if (milliseconds >= 1 && milliseconds <= longestActionMilliseconds) return milliseconds;
  throw new UsageError(
    `actionMilliseconds is ${milliseconds}, but must lie between 1 and ${longestActionMilliseconds}. Give another limit.`,
  );
}

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
