import {
  counted,
  intervalNumbers,
  percentNumber,
} from "../../analysis/reports/numbers-in-words.ts";
import type { AnalysisReport, Rate } from "../../domain/report.ts";
import type { Run } from "../../domain/run.ts";
import { causeLine } from "./cause-line.ts";
import { layoutText } from "./layout-table.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** The answer first: how many passed and how sure that is; then what the figure leaves out, where it leaves out some. */
export function headline(
  { run, rate }: { readonly run: Run; readonly rate: Rate },
  work: readonly string[],
  width: number,
): readonly StyledLine[] {
  const { passed, total } = rate;
  if (total === 0) return [[styled("No attempt was graded", "strong")]];
  const answer = `${passed} of ${total} passed`;
  const share = `   ${percentNumber(passed, total)} %  (95 % interval ${intervalNumbers(rate)})`;
  const worked = work.join(", ");
  const fits = `${answer}${share}   ${worked}`.length <= width;
  const first: StyledLine = [styled(answer, "strong"), share];
  return [
    ...(fits ? [[...first, styled(`   ${worked}`, "faint")]] : [first, [styled(worked, "faint")]]),
    ...coverage(run, total, width),
  ];
}

/** Said plainly where only a part of a recorded run is in the suite. */
function coverage({ recordedTotals }: Run, total: number, width: number): readonly StyledLine[] {
  if (recordedTotals === undefined || recordedTotals.total === total) return [];
  const { total: whole, passed } = recordedTotals;
  const these = total === 1 ? "This is 1" : `These are ${total}`;
  return layoutText(
    `${these} of the run's ${whole} evals: no others are graded here so far. As recorded, the whole run passed ${passed} of ${whole} (${percentNumber(passed, whole)} %).`,
    width,
  );
}

/** Attempts that are in no figure, where there are any. */
export function notCounted(
  errored: AnalysisReport["erroredAttempts"],
  notGraded = 0,
): readonly StyledLine[] {
  const causes = errored.map(({ evalPath, cause }): StyledLine => [
    styled("not scored", "environment"),
    `  ${evalPath}: ${causeLine(cause)}`,
  ]);
  const open = styled(`${counted(notGraded, "attempt")} not graded yet`, "environment");
  return notGraded === 0 ? causes : [...causes, [open]];
}
