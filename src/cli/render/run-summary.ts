import {
  counted,
  differenceInWords,
  durationText,
  listed,
  percentNumber,
} from "../../analysis/reports/numbers-in-words.ts";
import { blames, classifications } from "../../domain/verdict.ts";
import type { Verdict } from "../../domain/verdict.ts";
import { stepNames } from "../../domain/step.ts";
import type { AnalysisReport, Comparison } from "../../domain/report.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { powerInWords, significanceInWords } from "../../stats/significance-in-words.ts";
import { headline, notCounted } from "./headline.ts";
import { layoutLabelled, layoutTable, layoutText } from "./layout-table.ts";
import { proofText } from "./proof-text.ts";
import { runHeading } from "./run-heading.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

export interface SummaryOptions {
  readonly width: number;
  /** How long grading took just now, where it did. */
  readonly gradedMs?: number;
  /** Report file to name. */
  readonly reportPath?: string;
  /** How this program was started. */
  readonly invocation: string;
}

/** A run's analysis in the order of a reader's questions: how many, whose fault, why, what to fix, what now. */
export function renderSummary(
  report: AnalysisReport,
  options: SummaryOptions,
): readonly StyledLine[] {
  const labelled = (label: string, lines: readonly StyledLine[]) =>
    layoutLabelled(label, lines, options);
  return [
    runHeading(report.run),
    [],
    ...headline(report, workText(report, options), options.width),
    ...notCounted(report.erroredAttempts),
    [],
    ...labelled("failed step", [[countsByStep(report)]]),
    ...labelled("whose fault", [countsByBlame(report)]),
    ...labelled("class", [[countsByClass(report)]]),
    [],
    ...layoutTable(
      ["eval", "step", "blame", "cause (shown by)"],
      report.verdicts.map(verdictRow),
      options.width,
    ),
    [],
    ...labelled("patterns", patternLines(report)),
    ...labelled(fixesLabel(report), fixesLines(report)),
    ...labelled("against", report.comparisons.map(comparisonLine)),
    [],
    ...closing(report, options),
  ];
}

function workText({ analysis }: AnalysisReport, { gradedMs }: SummaryOptions): readonly string[] {
  return [
    ...(gradedMs === undefined ? [] : [`graded in ${durationText(gradedMs)}`]),
    `analysed in ${durationText(analysis.durationMs)}`,
    counted(analysis.modelCalls, "model call"),
  ];
}

function countsByStep({ failedByStep }: AnalysisReport): string {
  return stepNames
    .filter((step) => (failedByStep[step] ?? 0) > 0)
    .map((step) => `${step} ${failedByStep[step]}`)
    .join(" · ");
}

function countsByBlame({ byBlame, verdicts }: AnalysisReport): StyledLine {
  const present = [...blames, "undetermined" as const].filter((blame) => byBlame[blame] > 0);
  const counts = present.flatMap((blame, index): StyledLine => [
    index === 0 ? "" : " · ",
    styled(`${blame} ${byBlame[blame]}`, blame),
  ]);
  return [...counts, styled(`   ${confidenceText(verdicts)}`, "faint")];
}

/** `10 of 11 proven, 1 supported` */
function confidenceText(verdicts: readonly Verdict[]): string {
  const count = (confidence: Verdict["confidence"]) =>
    verdicts.filter((verdict) => verdict.confidence === confidence).length;
  const [supported, undetermined] = [count("supported"), count("undetermined")];
  return [
    `${count("proven")} of ${verdicts.length} proven`,
    ...(supported === 0 ? [] : [`${supported} supported`]),
    ...(undetermined === 0 ? [] : [`${undetermined} undetermined`]),
  ].join(", ");
}

function countsByClass({ byClassification }: AnalysisReport): string {
  const counts = classifications
    .filter((name) => byClassification[name] > 0)
    .map((name) => `${name} ${byClassification[name]}`);
  return counts.length === 0 ? "none" : counts.join(" · ");
}

function verdictRow(verdict: Verdict) {
  const { failure, blame, oneLine } = verdict;
  return [
    styled(failure.evalPath, "strong"),
    styled(failure.step, "faint"),
    styled(blame ?? "undetermined", blame ?? "undetermined"),
    styled(`${oneLine.replace(/( repairs it)?\.?$/, "")} (${proofText(verdict)})`, "plain"),
  ];
}

function patternLines({ patterns }: AnalysisReport): readonly StyledLine[] {
  if (patterns.length === 0) return [["no cause behind more than one failure"]];
  return patterns.map(({ title }) => [title]);
}

function measured(report: AnalysisReport) {
  return report.recommendations.filter(({ effect }) => (effect?.gained.length ?? 0) > 0);
}

function fixesLabel(report: AnalysisReport): string {
  const count = measured(report).length;
  if (count < 2) return "with the fix";
  return count === 2 ? "with both fixes" : `with ${count} fixes`;
}

function fixesLines(report: AnalysisReport): readonly StyledLine[] {
  const { combinedEffect } = report;
  if (combinedEffect === undefined) return [];
  const { passedAfter, total, lost } = combinedEffect;
  const each = measured(report).map(
    ({ title, edits, effect }) => `${edits[0]?.file ?? title} +${effect?.gained.length ?? 0}`,
  );
  const loss = lost.length === 0 ? "" : `; ${counted(lost.length, "eval")} lost`;
  return [
    [
      `${passedAfter} of ${total} (${percentNumber(passedAfter, total)} %), measured: ${each.join(", ")}${loss}`,
    ],
  ];
}

function comparisonLine(comparison: Comparison): StyledLine {
  const {
    run,
    bothPassed,
    resolved,
    stillFailing,
    newFailures,
    otherTotals,
    pValue,
    smallestDetectable,
  } = comparison;
  const pairs = bothPassed.length + resolved.length + stillFailing.length + newFailures.length;
  const difference = differenceInWords(resolved.length, newFailures.length);
  const changes = listed([
    `${resolved.length} resolved`,
    `${stillFailing.length} still failing`,
    `${newFailures.length} new`,
  ]);
  return [
    `${runIdPrefix(run.id)} (${run.experiment}, ${run.date}), ${otherTotals.passed} of ${otherTotals.total}: ` +
      `${difference} (${changes} of the ${counted(pairs, "eval")} in both). ${significanceInWords(pValue)}; ${powerInWords(pairs, smallestDetectable)}.`,
  ];
}

const closingQuestion =
  "Nothing has been changed. Shall a recommendation be implemented (name its number in the report), or a failure be discussed?";

function closing(
  report: AnalysisReport,
  { reportPath, invocation, width }: SummaryOptions,
): readonly StyledLine[] {
  const subject = report.verdicts.find(({ blame }) => blame === null) ?? report.verdicts[0];
  const name = subject?.failure.evalPath.split("/").at(-1) ?? "<eval>";
  const next = `${invocation} explain ${name}`;
  return [
    ...(reportPath === undefined ? [] : [[styled("Report   ", "faint"), reportPath]]),
    [styled("Next     ", "faint"), styled(next, "accent")],
    [],
    ...layoutText(closingQuestion, width),
  ];
}
