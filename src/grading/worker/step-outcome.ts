import type { Diagnostic } from "../../domain/diagnostic.ts";
import type { TestResult } from "../../domain/test-result.ts";

/** What a step found. It fails when a diagnostic is an error. */
export interface StepOutcome {
  readonly diagnostics: readonly Diagnostic[];
  readonly notes?: readonly string[];
  readonly tests?: readonly TestResult[];
}
