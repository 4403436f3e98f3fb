import { HarnessError } from "../../lib/harness-error.ts";
import type { Contention } from "./contention.ts";
import type { TestReport } from "./test-runner.ts";

/** Half of the time without a processor, and half of the machine in other hands: the clock says nothing then. */
const busyShare = 0.5;

/**
 * A test has so much time by the clock: one that ran out of it says nothing about the candidate where the machine was
 * busy with other things. Fails with a `HarnessError` then, so that it is tried again and not believed. A candidate
 * that keeps the machine busy itself is not excused.
 */
export function requireTime({ tests }: Pick<TestReport, "tests">, contention: Contention): void {
  const late = tests.find(({ failures }) => failures.some(({ kind }) => kind === "timeout"));
  const isBusy = contention.waited > busyShare && contention.takenByOthers > busyShare;
  if (late === undefined || !isBusy) return;
  throw new HarnessError(
    "retry",
    `The test "${late.name}" ran out of time while the machine was busy with other things.`,
    { facts: { ...contention } },
  );
}
