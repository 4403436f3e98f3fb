import type { Attempt } from "../domain/attempt.ts";
import { gradingId } from "../domain/ids.ts";
import type { AnalysisReport } from "../domain/report.ts";
import type { Run } from "../domain/run.ts";
import type { Verdict } from "../domain/verdict.ts";

/** A small report on a run with one failed attempt, for tests of stores. */
export function sampleReport(
  run: Run,
  attempt: Pick<Attempt, "id" | "evalPath">,
  actionsTaken: readonly string[],
): AnalysisReport {
  return {
    format: "faultline-report/1",
    run,
    suite: { name: "demo", version: "1", hash: "h", evals: 2 },
    doubtfulEvals: [],
    rate: { passed: 1, total: 2, low: 0.1, high: 0.9 },
    byCategory: [],
    failedByStep: { deploy: 1 },
    byBlame: { model: 1, check: 0, task: 0, guidelines: 0, environment: 0, undetermined: 0 },
    byClassification: { MODEL_FAULT: 1, OVERLY_STRICT: 0, AMBIGUOUS_TASK: 0, KNOWN_GAP: 0 },
    verdicts: [sampleVerdict(attempt)],
    furtherVerdicts: [],
    erroredAttempts: [],
    patterns: [],
    recommendations: [],
    netImpact: {
      actionable: [],
      knownGaps: [],
      genuine: [attempt.evalPath],
      environment: [],
      undetermined: [],
    },
    comparisons: [],
    priorReports: [],
    actionsTaken,
    analysis: { durationMs: 1, gradings: 2, sandbox: "process", modelCalls: 0 },
  };
}

function sampleVerdict(attempt: Pick<Attempt, "id" | "evalPath">): Verdict {
  return {
    failure: {
      gradingId: gradingId("g1"),
      attemptId: attempt.id,
      evalPath: attempt.evalPath,
      step: "deploy",
      signature: { step: "deploy", tool: "typescript", code: "TS2339" },
      error: "Property 'store' does not exist",
    },
    blame: "model",
    classification: "MODEL_FAULT",
    confidence: "supported",
    rule: "model-broke-a-rule",
    oneLine: "Stores a file from a mutation.",
    reasoning: "Only actions can store files.",
    actionable: false,
    evidence: [],
    repeat: { kind: "no" },
  };
}
