import type { Reporter, TestModule } from "vitest/node";

/** What happened to the tests of a run. */
export interface Totals {
  readonly passed: number;
  readonly failed: number;
  /** Full names; in CI a skipped test is a failed one, because something that it needs is missing there. */
  readonly skipped: readonly string[];
}

/** Closes a run with one plain line of totals, and names what was skipped. */
export class TotalsReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const totals = countTests(modules, unhandledErrors.length);
    for (const line of closingLines(totals)) process.stdout.write(`${line}\n`);
    if (totals.skipped.length > 0 && process.env["CI"]) process.exitCode = 1;
  }
}

/** A file that could not be loaded and an error outside of any test each count as a failure. */
function countTests(modules: readonly TestModule[], unhandledErrors: number): Totals {
  const tests = modules.flatMap((module) => [...module.children.allTests()]);
  const inState = (state: string) => tests.filter((test) => test.result().state === state);
  const brokenModules = modules.filter((module) => module.errors().length > 0).length;
  return {
    passed: inState("passed").length,
    failed: inState("failed").length + brokenModules + unhandledErrors,
    skipped: inState("skipped").map((test) => `${test.module.relativeModuleId} > ${test.fullName}`),
  };
}

/** Exported for its test. */
export function closingLines({ passed, failed, skipped }: Totals): readonly string[] {
  return [
    ...skipped.map((name) => `skipped: ${name}`),
    `${passed} passed, ${failed} failed, ${skipped.length} skipped`,
  ];
}
