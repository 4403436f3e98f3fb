import { tallyVerdicts } from "../../src/analysis/reports/tally-verdicts.ts";
import { gradingId } from "../../src/domain/ids.ts";
import type { AnalysisReport, Rate } from "../../src/domain/report.ts";
import type { Verdict } from "../../src/domain/verdict.ts";
import { wilsonInterval } from "../../src/stats/wilson-interval.ts";
import type { SampleAttempt, SampleRun } from "./sample-run.ts";

/** What an analysis would have found in a generated run. */
export function sampleReport({ run, attempts }: SampleRun): AnalysisReport {
  const verdicts = attempts.flatMap(sampleVerdict);
  const scored = attempts.filter(({ failure }) => failure?.blame !== "environment");
  const categories = Map.groupBy(attempts, ({ evalPath }) => evalPath.split("/")[0] ?? "");
  const broken = verdicts.filter(({ blame }) => blame === "check");
  return {
    format: "faultline-report/1",
    run,
    suite: { name: "sample", version: "1.0.0", hash: "5a3b1e", evals: attempts.length },
    doubtfulEvals: [],
    rate: rateOf(attempts),
    ...(scored.length < attempts.length && { adjustedRate: rateOf(scored) }),
    byCategory: [...categories].map(([category, members]) => ({ category, ...rateOf(members) })),
    ...tallyVerdicts(verdicts),
    verdicts,
    furtherVerdicts: [],
    erroredAttempts: [],
    patterns: [
      {
        title: "A broken check fails several evals",
        detail: "They share a comparison.",
        evalPaths: broken.map(({ failure }) => failure.evalPath),
      },
    ],
    recommendations: [],
    combinedEffect: {
      gained: broken.map(({ failure }) => failure.evalPath),
      lost: [],
      passedBefore: attempts.length - verdicts.length,
      passedAfter: attempts.length - verdicts.length + broken.length,
      total: attempts.length,
      controlsHeld: 8,
      controlsTried: 8,
    },
    comparisons: [],
    priorReports: [],
    actionsTaken: [],
    analysis: { durationMs: 20_000, gradings: 80, sandbox: "bubblewrap", modelCalls: 0 },
  };
}

function sampleVerdict({ id, evalPath, failure }: SampleAttempt): readonly Verdict[] {
  if (failure === undefined) return [];
  const { step, blame } = failure;
  const verdict: Verdict = {
    failure: {
      gradingId: gradingId(id),
      attemptId: id,
      evalPath,
      step,
      signature: { step, tool: "typescript", code: "not-assignable", api: "MutationCtx.storage" },
      error: "Property 'store' does not exist on type 'StorageWriter'. <b>Hostile</b>",
    },
    blame,
    classification: blame === "check" ? "OVERLY_STRICT" : "MODEL_FAULT",
    confidence: blame === null ? "undetermined" : "proven",
    rule: "candidate-certificate",
    oneLine: `stores a file where only an action can ${step}`,
    reasoning: "The smallest edit that passes replaces one statement.",
    actionable: blame === "check",
    evidence: [
      {
        id: "c3f9a1",
        probe: "repair",
        question: "Which smallest edit makes it pass?",
        answer: "One statement replaced passes every step.",
        executions: [],
        durationMs: 400,
      },
    ],
    repeat: { kind: "no" },
  };
  return [verdict];
}

function rateOf(attempts: readonly SampleAttempt[]): Rate {
  const passed = attempts.filter(({ failure }) => failure === undefined).length;
  return { passed, total: attempts.length, ...wilsonInterval(passed, attempts.length) };
}
