import { UsageError } from "../lib/harness-error.ts";
import type { RunOutcomes } from "../analysis/queries/run-outcomes.ts";

/** How much must pass: a share of all attempts, or so many of them. */
export type Threshold =
  | { readonly kind: "share"; readonly percent: number }
  | { readonly kind: "count"; readonly passes: number };

/** Reads `80%` or `52`. Fails with `UsageError`. */
export function parseThreshold(text: string): Threshold {
  const percent = Number(/^(\d+(?:\.\d+)?)\s?%$/u.exec(text)?.[1] ?? "nothing");
  if (percent <= 100) return { kind: "share", percent };
  if (/^\d+$/u.test(text)) return { kind: "count", passes: Number(text) };
  throw new UsageError(
    `--fail-under "${text}" is neither a share nor a count: give one such as 80% or 52.`,
  );
}

/**
 * What is said of a run that is under its threshold; undefined for one that reaches it. An attempt that was not scored
 * has not passed: a gate does not open because a provider was down.
 */
export function shortfall(outcomes: RunOutcomes, threshold: Threshold): string | undefined {
  const { passed, attempts } = outcomes;
  const of = `${passed} of ${attempts.length} passed`;
  if (threshold.kind === "count") {
    return passed < threshold.passes ? `${of}, fewer than ${threshold.passes}.` : undefined;
  }
  const { percent } = threshold;
  const isReached = attempts.length > 0 && passed * 100 >= percent * attempts.length;
  return isReached ? undefined : `${of}, less than ${percent} %.`;
}
