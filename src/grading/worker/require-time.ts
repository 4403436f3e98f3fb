import { HarnessError } from "../../lib/harness-error.ts";
import type { TestReport } from "./test-runner.ts";

/** Timers that come too late by this share of the time tell of a machine that does other things most of the time. */
const busyShare = 0.5;

/**
 * A test has so much time by the clock: one that ran out of it says nothing about the candidate where the machine was
 * busy (`watchLateness`). Fails with a `HarnessError` then, so that it is tried again and not believed.
 */
export function requireTime({ tests }: Pick<TestReport, "tests">, lateness: number): void {
  const late = tests.find(({ failures }) => failures.some(({ kind }) => kind === "timeout"));
  if (late === undefined || lateness <= busyShare) return;
  throw new HarnessError(
    "retry",
    `The test "${late.name}" ran out of time while the machine was busy with other things.`,
    { facts: { lateness } },
  );
}
