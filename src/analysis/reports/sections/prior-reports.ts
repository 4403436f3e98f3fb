import type { AnalysisReport } from "../../../domain/report.ts";
import { code, prose } from "../escape-markdown.ts";
import { counted, ratio } from "../numbers-in-words.ts";

/** Earlier reports of the same model. */
export function renderPriorReports({ priorReports, comparisons }: AnalysisReport): string {
  if (priorReports.length === 0) {
    return comparisons.length === 0 ? "None." : "None; earlier runs are compared with below.";
  }
  return priorReports
    .map(({ file, date, experiment, passed, total }) => {
      const failures = counted(total - passed, "failure");
      return `- ${code(file)} — ${prose(experiment)} experiment, ${date}, ${ratio(passed, total)}, ${failures}`;
    })
    .join("\n");
}
