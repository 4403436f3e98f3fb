import type { AnalysisReport } from "../../../domain/report.ts";
import { stepNames } from "../../../domain/step.ts";
import { code, prose, tableRow } from "../escape-markdown.ts";
import { intervalNumbers, percentNumber } from "../numbers-in-words.ts";
import { blameText, classText } from "./verdict-words.ts";

/** How many failures each step caused. */
export function renderFailuresByStep({ failedByStep, verdicts }: AnalysisReport): string {
  const rows = stepNames.flatMap((step) => {
    const count = failedByStep[step] ?? 0;
    return count === 0 ? [] : [`| ${step} | ${count} |`];
  });
  return [
    "| Failed step | Count |",
    "| --- | ---: |",
    ...rows,
    `| **Total** | **${verdicts.length}** |`,
  ].join("\n");
}

/** One row per failed eval: what it is and whose fault. */
export function renderClassificationTable({ verdicts }: AnalysisReport): string {
  const rows = verdicts.map((verdict) => {
    const { evalPath, step } = verdict.failure;
    return tableRow([
      code(evalPath),
      step,
      classText(verdict),
      blameText(verdict),
      prose(verdict.oneLine),
    ]);
  });
  return [
    "| Eval | Failed step | Classification | Blame (confidence) | One-line reasoning |",
    "| --- | --- | --- | --- | --- |",
    ...rows,
  ].join("\n");
}

/** Failures and pass rate by category, with Wilson's interval. */
export function renderCategories({ byCategory, rate }: AnalysisReport): string {
  const row = (name: string, { passed, total, low, high }: typeof rate) =>
    tableRow([
      name,
      String(total - passed),
      `${passed}/${total}`,
      `${percentNumber(passed, total)}%`,
      intervalNumbers({ passed, total, low, high }),
    ]);
  return [
    "| Category | Failed | Passed | Pass rate | 95% interval |",
    "| --- | ---: | ---: | ---: | --- |",
    ...byCategory.map((category) => row(code(category.category), category)),
    row("**All**", rate),
  ].join("\n");
}
