import type { EvalPath } from "../domain/eval.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import { gatesOf } from "./gate.ts";
import { judgeGate } from "./judge-gate.ts";

export interface ValidateSuiteRequest {
  readonly suite: Suite;
  readonly grade: Grade;
  /** Gradings at a time. */
  readonly concurrency: number;
  /** Told of each gate as it is judged. */
  readonly observer?: (result: GateResult) => void;
  readonly signal?: AbortSignal;
}

/** One demand that a suite must meet, and whether it does. */
export interface GateResult {
  readonly evalPath: EvalPath;
  /** `reference`, `empty project`, `fault <name>`, `variant <name>` */
  readonly gate: string;
  readonly held: boolean;
  /** What happened, in one sentence. */
  readonly detail: string;
}

export interface SuiteHealth {
  /** By eval, in the order of its gates. */
  readonly results: readonly GateResult[];
  /** Those of the results that did not hold. */
  readonly issues: readonly GateResult[];
}

/**
 * Grades, freshly, what every eval of a suite must tell apart: its reference and variants pass every step, the empty
 * project fails, and every catalogued fault fails at its stated step in the stated way.
 */
export async function validateSuite(request: ValidateSuiteRequest): Promise<SuiteHealth> {
  const { suite, grade, concurrency, observer, signal } = request;
  const gates = [...suite.evals.values()].flatMap(gatesOf);
  const results = await limitConcurrency(gates, concurrency, async (gate): Promise<GateResult> => {
    signal?.throwIfAborted();
    const { evalPath, files } = gate;
    const { steps } = await grade({
      suite,
      evalPath,
      files,
      fresh: true,
      ...(signal && { signal }),
    });
    signal?.throwIfAborted();
    const result = { evalPath, gate: gate.name, ...judgeGate(gate.demand, steps) };
    observer?.(result);
    return result;
  });
  return { results, issues: results.filter(({ held }) => !held) };
}
