import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { Ablation, SectionEffect } from "../../analysis/guidelines/judge-ablation.ts";
import type { StratifiedDifference } from "../../stats/stratified-difference.ts";
import type { PlannedCalls } from "../../wiring/workbench.ts";
import { layoutTable, layoutText } from "./layout-table.ts";
import { renderPlannedCalls } from "./planned-calls.ts";
import { styled } from "./styled-text.ts";
import type { Style, StyledLine } from "./styled-text.ts";

/** What a study would ask and cost, and what it could show. */
export function renderPlannedStudy(
  calls: readonly PlannedCalls[],
  detectable: number,
  width: number,
): readonly StyledLine[] {
  return [
    ...renderPlannedCalls(calls),
    [],
    ...layoutText(
      `${counted(calls.length, "arm")}. Of the true differences it would find, four times out of five, those of ${points(detectable)} points and more, were every sample as uncertain as can be; of surer ones, smaller ones.`,
      width,
    ),
  ];
}

const verdictStyles: Readonly<Record<SectionEffect["verdict"], Style>> = {
  essential: "passed",
  harmful: "guidelines",
  dispensable: "faint",
  marginal: "undetermined",
};

/** What each section brings, largest first, and what could be saved. */
export function renderAblation(
  { sections, tokensSaved, detectable }: Ablation,
  { margin, width }: { readonly margin: number; readonly width: number },
): readonly StyledLine[] {
  const rows = sections.map(({ verdict, title, tokens, effect, adjustedPValue, most }) => [
    styled(verdict, verdictStyles[verdict]),
    styled(signed(effect.mean), "strong"),
    styled(`${signed(effect.low)} to ${signed(effect.high)}`, "plain"),
    styled(pText(adjustedPValue), "plain"),
    styled(String(tokens), "plain"),
    styled([title, ...(most.length === 0 ? [] : [`(${most.join(", ")})`])].join(" "), "plain"),
  ]);
  const head = ["verdict", "brings", "95 % interval", "p", "tokens", "section (where most)"];
  const saved = tokensSaved.toLocaleString("en");
  return [
    ...layoutTable(head, rows, width),
    [],
    ...layoutText(
      `Points of pass rate on these evals with this model. Dispensable: brings less than ${points(margin)} points, as far as the interval tells; marginal: so many samples cannot tell. Without what is dispensable or harmful, about ${saved} tokens less. p adjusted by Holm.`,
      width,
    ),
    ...(detectable === undefined ? [] : detectableLines(detectable, width)),
    ...layoutText(
      "What is left out together is not measured: run the rest again by compare.",
      width,
    ),
  ];
}

export interface ComparedGuidelines {
  readonly names: readonly [string, string];
  readonly rates: readonly [number, number];
  readonly tokens: readonly [number, number];
  readonly evals: number;
  readonly difference: StratifiedDifference;
  readonly detectable?: number;
  readonly better: readonly string[];
  readonly worse: readonly string[];
}

/** Two texts of guidelines beside each other. */
export function renderComparedGuidelines(
  { names, rates, tokens, evals, difference, detectable, better, worse }: ComparedGuidelines,
  width: number,
): readonly StyledLine[] {
  const { mean, low, high, pValue } = difference;
  const winner = mean > 0 ? "The second is better" : "The first is better";
  const answer = pValue <= 0.05 ? winner : "No difference is shown";
  const rows = names.map((name, index) => [
    styled(`${points(rates[index] ?? 0)} %`, "strong"),
    styled((tokens[index] ?? 0).toLocaleString("en"), "plain"),
    styled(name, "plain"),
  ]);
  return [
    [
      styled(
        `${answer}: ${signed(mean)} points (95 % interval ${signed(low)} to ${signed(high)}), p ${pText(pValue)}`,
        "strong",
      ),
    ],
    [],
    ...layoutTable(["passes", "tokens", "guidelines"], rows, width),
    ...listed("better", better),
    ...listed("worse", worse),
    [],
    ...layoutText(
      `${counted(evals, "eval")}, each with repeated samples under either text; the evals are fixed.`,
      width,
    ),
    ...(detectable === undefined ? [] : detectableLines(detectable, width)),
  ];
}

function listed(label: string, paths: readonly string[]): readonly StyledLine[] {
  return paths.length === 0 ? [] : [[styled(label.padEnd(8), "faint"), paths.join(", ")]];
}

function detectableLines(detectable: number, width: number): readonly StyledLine[] {
  return layoutText(
    `So many samples find a true difference of ${points(detectable)} points four times out of five; a smaller one is often missed.`,
    width,
  );
}

function points(share: number): string {
  return (100 * share).toFixed(1);
}

function signed(share: number): string {
  const text = points(share);
  return share > 0 ? `+${text}` : text;
}

function pText(pValue: number): string {
  return pValue < 0.001 ? "< 0.001" : pValue.toFixed(3);
}
