import { setTimeout as wait } from "node:timers/promises";
import { HarnessError } from "./harness-error.ts";

export interface RetryOptions {
  /** Waits before the second, third … try, in milliseconds; as many tries more as there are waits. */
  readonly waitsMs: readonly number[];
  readonly signal?: AbortSignal;
}

/** Repeats work that fails with a `HarnessError` of kind `retry`; the last failure is thrown. */
export async function retry<Result>(
  work: () => Promise<Result>,
  { waitsMs, signal }: RetryOptions,
): Promise<Result> {
  for (const waitMs of waitsMs) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof HarnessError) || error.kind !== "retry") throw error;
    }
    await wait(waitMs, undefined, signal && { signal });
  }
  return await work();
}
