import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import { gatesOf } from "./gate.ts";
import type { Gate, GateResult } from "./gate.ts";
import { judgeGate } from "./judge-gate.ts";
import { sentenceGates } from "./sentence-gates.ts";

export interface ValidateSuiteRequest {
  readonly suite: Suite;
  readonly grade: Grade;
  /** Gradings at a time. */
  readonly concurrency: number;
  /** Told of each gate as it is judged. */
  readonly observer?: (result: GateResult) => void;
  readonly signal?: AbortSignal;
}

/**
 * Grades, freshly, what every eval of a suite must tell apart: its reference and variants pass every step, null
 * candidates fail, and every catalogued fault fails at its stated step in the stated way. Results come by eval, in the
 * order of its gates.
 */
export async function validateSuite(request: ValidateSuiteRequest): Promise<readonly GateResult[]> {
  const { suite, concurrency, observer } = request;
  const read = sentenceGates(suite);
  for (const result of read) observer?.(result);
  const gates = [...suite.evals.values()].flatMap(gatesOf);
  const graded = await limitConcurrency(gates, concurrency, (gate) => gradeGate(request, gate));
  return [...suite.evals.keys()].flatMap((path) =>
    [...graded, ...read].filter(({ evalPath }) => evalPath === path),
  );
}

async function gradeGate(
  { suite, grade, observer, signal }: ValidateSuiteRequest,
  { evalPath, kind, name, files, demand }: Gate,
): Promise<GateResult> {
  signal?.throwIfAborted();
  const options = { fresh: true, ...(signal && { signal }) };
  const { steps } = await grade({ suite, evalPath, files, ...options });
  signal?.throwIfAborted();
  const result: GateResult = { evalPath, kind, gate: name, ...judgeGate(demand, steps) };
  observer?.(result);
  return result;
}
