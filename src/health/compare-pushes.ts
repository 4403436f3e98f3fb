import type { EvalPath } from "../domain/eval.ts";
import type { Step } from "../domain/step.ts";
import type { Suite } from "../domain/suite.ts";
import type { Grade } from "../grading/grade.ts";
import { limitConcurrency } from "../lib/limit-concurrency.ts";
import { withPush } from "../suite/build-suite.ts";
import { gatesOf, type Gate } from "./gate.ts";
import { sampleGates } from "./sample-gates.ts";

export interface ComparePushesRequest {
  readonly suite: Suite;
  readonly grade: Grade;
  /** Gradings at a time. */
  readonly concurrency: number;
  /** Only one of so many of each category and kind. */
  readonly every: number;
  readonly observer: (comparison: PushComparison) => void;
  readonly signal: AbortSignal;
}

/** One project, graded after a push in process and after one by the platform's command-line client. */
export interface PushComparison {
  readonly evalPath: EvalPath;
  readonly gate: string;
  /** Lines of the grade that only one of the two has; none where both came out the same. */
  readonly onlyInProcess: readonly string[];
  readonly onlyByClient: readonly string[];
}

/**
 * Grades references, null candidates, faults and variants both ways, freshly. Grades are the same where steps, findings
 * of the deploy step with their texts and places, codes of the others and outcomes of all tests are.
 */
export async function comparePushes(
  request: ComparePushesRequest,
): Promise<readonly PushComparison[]> {
  const { suite, concurrency, every } = request;
  const gates = sampleGates([...suite.evals.values()].flatMap(gatesOf), every);
  return limitConcurrency(gates, concurrency, (gate) => compare(request, gate));
}

async function compare(
  { suite, grade, observer, signal }: ComparePushesRequest,
  { evalPath, name, files }: Gate,
): Promise<PushComparison> {
  const linesOf = async (route: Suite): Promise<readonly string[]> => {
    signal.throwIfAborted();
    const { steps } = await grade({ suite: route, evalPath, files, fresh: true, signal });
    return steps.flatMap(gradeLines);
  };
  const inProcess = await linesOf(withPush(suite, "in-process"));
  const byClient = await linesOf(withPush(suite, "cli"));
  const comparison = {
    evalPath,
    gate: name,
    onlyInProcess: inProcess.filter((line) => !byClient.includes(line)),
    onlyByClient: byClient.filter((line) => !inProcess.includes(line)),
  };
  observer(comparison);
  return comparison;
}

/** What of a step must not depend on how the project was pushed, one fact per line. */
function gradeLines(step: Step): readonly string[] {
  switch (step.status) {
    case "skipped":
      return [`${step.name} skipped: ${step.reason}`];
    case "errored":
      return [`${step.name} errored: ${step.message}`];
    case "passed":
    case "failed":
      return [
        `${step.name} ${step.status}`,
        ...step.diagnostics.map(({ tool, code, place, message, test }) => {
          const where = place === undefined ? "" : `${place.file}:${place.line}:${place.column}`;
          // Texts of failed tests hold ids and times.
          const text = step.name === "tests" ? (test ?? "") : message;
          return [step.name, tool, code, where, text].join(" ");
        }),
        ...(step.tests ?? []).map((test) => `${step.name} ${test.status}: ${test.name}`),
      ];
    default:
      return step satisfies never;
  }
}
