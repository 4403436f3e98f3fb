import type { Eval } from "../domain/eval.ts";
import { outcomeLine, outcomeOf } from "../domain/grading.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { equivalenceOperators } from "./candidates/equivalents/equivalence-operators.ts";
import { generateCandidates } from "./candidates/generate-candidates.ts";
import type { GeneratedCandidate } from "./candidates/generate-candidates.ts";
import type { SourceOperator } from "./candidates/source-operator.ts";
import { mutationOperators } from "./candidates/mutants/mutation-operators.ts";
import { measureGenerated } from "./measure-generated.ts";
import type { JudgedCandidate } from "./measure-generated.ts";

export interface MeasureEvalRequest {
  readonly suite: Suite;
  readonly graded: Eval;
  readonly grade: Grade;
  /** How much of each to measure. */
  readonly sizes: MeasuredSizes;
  readonly signal?: AbortSignal;
}

export interface MeasuredSizes {
  readonly mutants: number;
  readonly equivalents: number;
  readonly reruns: number;
}

/** What generated candidates and repeated runs told of an eval. */
export interface EvalMeasurement {
  readonly mutants: readonly JudgedCandidate[];
  readonly equivalents: readonly JudgedCandidate[];
  /** One line per fresh run of the reference that tells how it ended. */
  readonly reruns: readonly string[];
}

/**
 * Grades generated mutants and equivalents of the reference, and the reference itself several times. Where a short
 * reference gives too few, those of the variants follow.
 */
export async function measureEval(request: MeasureEvalRequest): Promise<EvalMeasurement> {
  const { graded, sizes } = request;
  const fixed = new Set(graded.healthNotes.fixed.map(({ part }) => part));
  const equivalences = equivalenceOperators
    .filter(({ unlessFixed }) => unlessFixed === undefined || !fixed.has(unlessFixed))
    .map(({ operator }) => operator);
  return {
    mutants: await measureGenerated({
      ...request,
      candidates: candidatesOf(graded, mutationOperators),
      wanted: sizes.mutants,
    }),
    equivalents: await measureGenerated({
      ...request,
      candidates: candidatesOf(graded, equivalences),
      wanted: sizes.equivalents,
    }),
    reruns: await rerun(request),
  };
}

function candidatesOf(
  { answer, variants }: Eval,
  operators: readonly SourceOperator[],
): readonly GeneratedCandidate[] {
  const ofVariants = variants.flatMap(({ name, files }) =>
    generateCandidates(files, operators).map((candidate) => ({ ...candidate, variant: name })),
  );
  return [...generateCandidates(answer, operators), ...ofVariants];
}

async function rerun({
  suite,
  graded,
  grade,
  sizes,
  signal,
}: MeasureEvalRequest): Promise<readonly string[]> {
  const lines: string[] = [];
  while (lines.length < sizes.reruns) {
    const { steps } = await grade({
      suite,
      evalPath: graded.path,
      files: graded.answer,
      fresh: true,
      ...(signal && { signal }),
    });
    lines.push(outcomeLine(outcomeOf(steps)));
  }
  return lines;
}
