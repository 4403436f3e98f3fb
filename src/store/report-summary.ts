import type { AnalysisReport } from "../domain/report.ts";
import type { AnalysisSummary } from "../domain/run-summary.ts";

/** What a list of runs shows of a report. */
export function reportSummary({
  byBlame,
  adjustedRate,
  combinedEffect,
}: AnalysisReport): AnalysisSummary {
  return {
    byBlame,
    ...(adjustedRate !== undefined && { adjustedRate }),
    ...(combinedEffect !== undefined && {
      withFixes: { passed: combinedEffect.passedAfter, total: combinedEffect.total },
    }),
  };
}
