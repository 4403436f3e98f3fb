import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { RegradedOutcome, ScoredOutcome } from "../../domain/compare-regrade.ts";
import type { Run } from "../../domain/run.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { RegradeResult } from "../../runner/regrade-run.ts";
import { scoreRegrades } from "../queries/regraded-score.ts";
import type { RegradedScore } from "../queries/regraded-score.ts";
import { causeLine } from "./cause-line.ts";
import { layoutTable, layoutText } from "./layout-table.ts";
import { runHeading } from "./run-heading.ts";
import { styled } from "./styled-text.ts";
import type { StyledLine } from "./styled-text.ts";

/** Both scores of a run side by side, what flips and why; the official score stays. */
export function renderRegraded(
  run: Run,
  results: readonly RegradeResult[],
  width: number,
): readonly StyledLine[] {
  const regraded = results.filter((result) => result.status === "regraded");
  const skipped = results.filter((result) => result.status === "not-regraded");
  const rows = regraded
    .filter(({ change }) => change !== "same")
    .map((result) => [
      styled(nameOf(result), "strong"),
      styled(outcomeText(result.official), "plain"),
      styled(outcomeText(result.regraded), result.regraded.passed ? "passed" : "plain"),
      styled(whyText(result), "plain"),
    ]);
  const table = layoutTable(["eval", "official", "regraded", "what changed since"], rows, width);
  return [
    runHeading(run),
    [],
    [styled(scoreText(scoreRegrades(regraded)), "strong")],
    ...(rows.length === 0 ? [] : [[], ...table]),
    ...skipped.flatMap((result) => [
      [
        styled("not regraded", "environment"),
        `  ${nameOf(result)}: ${causeLine(result.reason)}`,
      ] satisfies StyledLine,
    ]),
    [],
    ...layoutText("The official score stays what it was; both gradings are kept.", width),
  ];
}

/** `official 55/66, regraded 57/66, 2 flipped` */
function scoreText(score: RegradedScore): string {
  const { total, officialPassed, regradedPassed, flipped, failOtherwise } = score;
  if (total === 0) return "No attempt was graded again";
  const otherwise = failOtherwise === 0 ? "" : `, ${failOtherwise} failing otherwise`;
  return `official ${officialPassed}/${total}, regraded ${regradedPassed}/${total}, ${flipped} flipped${otherwise}`;
}

/** One line of `show` on the gradings that are not the score. */
export function regradedNote(run: Run, score: RegradedScore, invocation: string): StyledLine {
  const again = `${invocation} regrade ${runIdPrefix(run.id)}`;
  return [styled("Regraded ", "faint"), `${scoreText(score)}   `, styled(again, "accent")];
}

/** Other gradings of one attempt, one per line, oldest first. */
export function otherGradingLines(regrades: readonly RegradedOutcome[]): readonly StyledLine[] {
  if (regrades.length === 0) return [];
  return [
    [],
    [
      styled(
        `Graded again ${counted(regrades.length, "time")}; the official grading stays`,
        "faint",
      ),
    ],
    ...regrades.map((regrade): StyledLine => [
      `regrade     ${outcomeText(regrade.regraded)}   ${whyText(regrade)}`,
    ]),
  ];
}

export function outcomeText({ passed, failedStep }: ScoredOutcome): string {
  if (passed) return "passed";
  return failedStep === undefined ? "failed" : `failed at ${failedStep}`;
}

/** What changed, then what the regrade says. */
export function whyText({ changedInputs, regraded }: RegradedOutcome): string {
  const error = regraded.error === undefined ? "" : `; now: ${regraded.error}`;
  if (changedInputs === undefined) return `not known${error}`;
  if (changedInputs.length === 0) return `nothing: the grade is not stable${error}`;
  return `${changedInputs.join(", ")}${error}`;
}

export function nameOf({ evalPath, sample }: Pick<RegradeResult, "evalPath" | "sample">): string {
  return sample === 0 ? evalPath : `${evalPath} (sample ${sample + 1})`;
}
