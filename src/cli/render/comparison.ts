import { rateOfScores } from "../../analysis/compare-scores.ts";
import type { ScoreComparison, ScoredRun } from "../../analysis/compare-scores.ts";
import { counted, percentNumber } from "../../analysis/reports/numbers-in-words.ts";
import type { EvalPath } from "../../domain/eval.ts";
import { runIdPrefix } from "../../domain/run.ts";
import { powerInWords, significanceInWords } from "../../stats/significance-in-words.ts";
import { layoutLabelled, layoutTable } from "./layout-table.ts";
import { rateText } from "./rate-text.ts";
import { styled } from "./styled-text.ts";
import type { Span, StyledLine } from "./styled-text.ts";

/** The runs with their rates, then what the first and each of the others differ in. */
export function renderComparisons(
  scored: readonly ScoredRun[],
  comparisons: readonly ScoreComparison[],
  width: number,
): readonly StyledLine[] {
  const head = ["run", "passed", "95 % interval", "date", "model and experiment"];
  return [
    ...layoutTable(head, scored.map(runRow), width),
    ...comparisons.flatMap((comparison) => [
      [],
      ...renderComparison(comparison, { width, all: comparisons.length }),
    ]),
  ];
}

function runRow(scored: ScoredRun): readonly Span[] {
  const { run } = scored;
  const { rate, ...rest } = rateOfScores(scored);
  return [
    styled(runIdPrefix(run.id), "accent"),
    styled(`${percentNumber(rate, 1)} % of ${rest.evals}`, "strong"),
    styled(rateText(rest), "plain"),
    styled(run.date, "faint"),
    styled(`${run.provider}/${run.model} · ${run.experiment}`, "plain"),
  ];
}

function renderComparison(
  comparison: ScoreComparison,
  { width, all }: { readonly width: number; readonly all: number },
): readonly StyledLine[] {
  const { both, neither, onlyFirst, onlySecond, adjustedPValue, warnings } = comparison;
  const [first, second] = [comparison.first, comparison.second].map(({ id }) => runIdPrefix(id));
  const pairs = both.length + neither.length + onlyFirst.length + onlySecond.length;
  if (pairs === 0) return [[`${first} and ${second} share no graded eval.`]];
  const together = all === 1 ? "" : ` (adjusted for ${counted(all, "comparison")})`;
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [
      "difference",
      [`${differenceText(comparison)}; ${significanceInWords(adjustedPValue)}${together}`],
    ],
    ["power", [powerInWords(pairs, comparison.smallestDetectable)]],
    [`only ${first}`, evalList(onlyFirst)],
    [`only ${second}`, evalList(onlySecond)],
    ["both, neither", [`${both.length} pass in both, ${neither.length} in neither`]],
    ...warnings.map((warning) => ["mind", [`${warning}.`]] as const),
  ];
  return [
    [styled(`${first} → ${second}`, "strong"), `  over ${counted(pairs, "eval")}`],
    ...lines.flatMap(([label, texts]) =>
      layoutLabelled(
        label,
        texts.map((text) => [text]),
        { width },
      ),
    ),
  ];
}

function evalList(paths: readonly EvalPath[]): readonly string[] {
  return paths.length === 0 ? ["none"] : paths;
}

/** `+12.1 points (95 % interval 1.5 to 22.7)` */
function differenceText({ difference: { mean, low, high } }: ScoreComparison): string {
  const sign = mean > 0 ? "+" : "";
  return `${sign}${(100 * mean).toFixed(1)} points (95 % interval ${rateText({ low, high })})`;
}
