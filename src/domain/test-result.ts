import type { Place } from "./diagnostic.ts";

/**
 * How a test failed. `assertion`: an expectation of the grader did not hold. `thrown`: something threw,
 * usually a call of the deployment. `network`: a connection failed, so nothing was asserted. `timeout`: the test's own limit.
 */
export type TestFailureKind = "assertion" | "thrown" | "network" | "timeout";

export interface TestFailure {
  readonly kind: TestFailureKind;
  /** The matcher (`toEqual`, `rejects.toThrow`) of an assertion, the error's class name otherwise. */
  readonly code: string;
  readonly message: string;
  /** Printed values of the assertion, when the matcher has them. */
  readonly expected?: string;
  readonly actual?: string;
  /** Where in the grader the failing statement starts; the file is relative to the eval's folder. */
  readonly graderPlace?: Place;
}

export interface TestResult {
  /** Titles of the enclosing groups and of the test, joined by " > ". */
  readonly name: string;
  readonly status: "passed" | "failed" | "skipped";
  readonly durationMs: number;
  readonly failures: readonly TestFailure[];
}
