import type { OutcomeSummary } from "../../../src/domain/certificate.ts";

/** `failed at tests (5 of 6 tests pass)`, `passed`. */
export function outcomeInWords({
  status,
  failedStep,
  testsPassed,
  testsTotal,
}: OutcomeSummary): string {
  const step = failedStep === undefined ? "" : ` at ${failedStep}`;
  const tests =
    testsPassed === undefined || testsTotal === undefined || testsPassed === testsTotal
      ? ""
      : ` (${testsPassed} of ${testsTotal} tests pass)`;
  return `${status}${step}${tests}`;
}
