import type { Eval } from "../domain/eval.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import type { GeneratedCandidate } from "./candidates/generate-candidates.ts";
import { judgeGenerated } from "./judge-generated.ts";
import type { GeneratedOutcome } from "./judge-generated.ts";

export interface MeasureGeneratedRequest {
  readonly suite: Suite;
  readonly graded: Eval;
  readonly grade: Grade;
  readonly candidates: readonly GeneratedCandidate[];
  /** How many candidates that were born to grade. */
  readonly wanted: number;
  readonly signal?: AbortSignal;
}

export interface JudgedCandidate {
  readonly candidate: GeneratedCandidate;
  readonly outcome: GeneratedOutcome;
  /** What the first failing step said, one line; empty where it passed. */
  readonly message: string;
}

/** Grades generated candidates in their order until as many as wanted have run, or none is left. */
export async function measureGenerated(
  request: MeasureGeneratedRequest,
): Promise<readonly JudgedCandidate[]> {
  const judged: JudgedCandidate[] = [];
  for (const candidate of request.candidates) {
    if (judged.filter(hasRun).length >= request.wanted) break;
    judged.push(await judge(request, candidate));
  }
  return judged;
}

/** Did a candidate get as far as the tests? */
export function hasRun({ outcome }: JudgedCandidate): boolean {
  return outcome === "failed" || outcome === "passed";
}

async function judge(
  { suite, graded, grade, signal }: MeasureGeneratedRequest,
  candidate: GeneratedCandidate,
): Promise<JudgedCandidate> {
  signal?.throwIfAborted();
  const { steps } = await grade({
    suite,
    evalPath: graded.path,
    files: candidate.files,
    ...(signal && { signal }),
  });
  signal?.throwIfAborted();
  const failed = steps.find((step) => step.status === "failed");
  const message = failed?.diagnostics[0]?.message.split("\n")[0] ?? "";
  return { candidate, outcome: judgeGenerated(steps), message };
}
