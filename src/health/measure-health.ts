import type { EvalHealth } from "../domain/health.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import { assessHealth } from "./assess-health.ts";
import { measureEval } from "./measure-eval.ts";
import type { MeasuredSizes } from "./measure-eval.ts";
import type { GateResult } from "./gate.ts";

export interface MeasureHealthRequest {
  readonly suite: Suite;
  readonly grade: Grade;
  /** Evals at a time. */
  readonly concurrency: number;
  /** What the gates of these evals told. */
  readonly gates: readonly GateResult[];
  /** How much to measure beside the gates; nothing where absent. */
  readonly sizes?: MeasuredSizes;
  /** Told of each eval that was measured. */
  readonly observer?: (health: EvalHealth) => void;
  readonly signal?: AbortSignal;
}

/** The health of every eval of a suite, in the order of the evals. */
export async function measureHealth(request: MeasureHealthRequest): Promise<readonly EvalHealth[]> {
  const { suite, concurrency, gates, sizes, observer } = request;
  return await limitConcurrency([...suite.evals.values()], concurrency, async (graded) => {
    const own = gates.filter(({ evalPath }) => evalPath === graded.path);
    if (sizes === undefined) return assessHealth(graded, own);
    const health = assessHealth(graded, own, await measureEval({ ...request, graded, sizes }));
    observer?.(health);
    return health;
  });
}
