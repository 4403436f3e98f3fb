import { counted } from "../../analysis/reports/numbers-in-words.ts";
import type { PlannedCalls } from "../../wiring/workbench.ts";
import type { StyledLine } from "./styled-text.ts";

/** What would be asked, where, and between which bounds its cost lies. */
export function renderPlannedCalls(planned: readonly PlannedCalls[]): readonly StyledLine[] {
  const lines = planned.flatMap((each): StyledLine[] => [
    [`${each.model} · ${each.experiment}`],
    [`  ${counted(each.calls, "call")} to ${each.address} (${each.api}), ${tokensText(each)}`],
    [`  ${costText(each)}`],
  ]);
  const costs = planned.map(({ mostCost }) => mostCost);
  if (planned.length < 2 || costs.includes(undefined)) return lines;
  const most = costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0);
  const least = planned.reduce((sum, { inputCost = 0 }) => sum + inputCost, 0);
  return [...lines, [`All: ${dollars(least)} for the input alone, ${dollars(most)} at the most.`]];
}

function tokensText({ inputTokens, maxOutputTokens }: PlannedCalls): string {
  const output =
    maxOutputTokens === undefined
      ? "no output limit is known"
      : `at most ${maxOutputTokens.toLocaleString("en")} of output each`;
  return `about ${inputTokens.toLocaleString("en")} tokens of input in all, ${output}`;
}

function costText({ inputCost, mostCost }: PlannedCalls): string {
  if (inputCost === undefined) return "Its price is not known: give it in faultline.config.ts.";
  const most = mostCost === undefined ? "" : `, ${dollars(mostCost)} if every reply took its limit`;
  return `${dollars(inputCost)} for the input alone${most}`;
}

function dollars(amount: number): string {
  return `$${amount.toFixed(2)}`;
}
