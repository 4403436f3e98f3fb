import type { WrittenReport } from "../../analysis/reports/write-report.ts";
import type { AnalysisReport } from "../../domain/report.ts";
import { signatureKey } from "../../domain/signature.ts";
import { runJson } from "./run-json.ts";
import type { Verdict } from "../../domain/verdict.ts";

/** An analysis as JSON for programs: one flat entry per failure, then everything else of the report. */
export function reportJson(report: AnalysisReport, written: WrittenReport | undefined) {
  const { run, verdicts, furtherVerdicts, ...rest } = report;
  const { passed, total } = report.rate;
  return {
    run: runJson(run),
    total,
    passed,
    failed: total - passed,
    failures: verdicts.map(failureJson),
    furtherFailures: furtherVerdicts.map(failureJson),
    ...rest,
    ...(written === undefined ? {} : { reportFiles: written }),
  };
}

/** A verdict as one flat entry. */
export function failureJson({ failure, ...verdict }: Verdict) {
  const { evalPath, step, error, signature, attemptId, testsPassed, testsTotal } = failure;
  return {
    evalPath,
    failedStep: step,
    error,
    ...verdict,
    signature: signatureKey(signature),
    signatureParts: signature,
    attemptId,
    ...(testsTotal === undefined ? {} : { testsPassed, testsTotal }),
  };
}
