import type { TestResult } from "../../domain/test-result.ts";
import { HarnessError } from "../../lib/harness-error.ts";

const answersWithinMs = 10_000;

/** A test that fails while what stands in for the public hosts is gone says nothing about the candidate. */
export async function requireFixture(
  fixtureUrl: string,
  tests: readonly Pick<TestResult, "status">[],
): Promise<void> {
  if (tests.every(({ status }) => status !== "failed")) return;
  try {
    await fetch(fixtureUrl, { signal: AbortSignal.timeout(answersWithinMs) });
  } catch (cause) {
    const message = "The fixture, from which candidates fetch, does not answer.";
    throw new HarnessError("retry", message, { cause });
  }
}
