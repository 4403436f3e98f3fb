import { outcomeOf } from "../domain/grading.ts";
import type { Step, StepName } from "../domain/step.ts";
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

async function gradeGate(request: ValidateSuiteRequest, gate: Gate): Promise<GateResult> {
  const { evalPath, kind, name, demand } = gate;
  const steps = await gradeAsFarAsAsked(request, gate);
  const result: GateResult = { evalPath, kind, gate: name, ...judgeGate(demand, steps) };
  request.observer?.(result);
  return result;
}

/**
 * A fault is graded up to the step, or the test, that must find it; one that it lets through is graded to the end, which
 * tells why.
 */
async function gradeAsFarAsAsked(
  { suite, grade, signal }: ValidateSuiteRequest,
  { evalPath, files, demand }: Gate,
): Promise<readonly Step[]> {
  const stepsUpTo = async (
    upTo: StepName,
    stopAtFirstFailure = false,
  ): Promise<readonly Step[]> => {
    signal?.throwIfAborted();
    const options = { upTo, stopAtFirstFailure, fresh: true, ...(signal && { signal }) };
    const { steps } = await grade({ suite, evalPath, files, ...options });
    signal?.throwIfAborted();
    return steps;
  };
  if (demand.kind !== "fails-as-stated") return stepsUpTo("tests", demand.kind === "fails");
  if (demand.expected.step === "tests") {
    const steps = await stepsUpTo("tests", true);
    return judgeGate(demand, steps).held ? steps : stepsUpTo("tests");
  }
  const steps = await stepsUpTo(demand.expected.step);
  return outcomeOf(steps).status === "passed" ? stepsUpTo("tests") : steps;
}
