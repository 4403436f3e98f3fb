import { percentNumber } from "../../analysis/reports/numbers-in-words.ts";
import { runIdPrefix } from "../../domain/run.ts";
import type { AdjustedStanding } from "../../analysis/rank-runs.ts";
import { layoutTable, layoutText } from "./layout-table.ts";
import { rateText } from "./rate-text.ts";
import { styled } from "./styled-text.ts";
import type { Span, StyledLine } from "./styled-text.ts";

/** The leaderboard as a table, and how to read its places. */
export function renderStandings(
  standings: readonly AdjustedStanding[],
  { width, invocation }: { readonly width: number; readonly invocation: string },
): readonly StyledLine[] {
  if (standings.length === 0) {
    return [
      [`This store holds no finished run yet. Make one: ${invocation} run --recorded <folder>`],
    ];
  }
  const head = ["place", "passed", "95 % interval", "with fixes", "run", "model and experiment"];
  const legend =
    "Runs that share a place (=) cannot be told apart by a paired test over their evals. With fixes: measured with every recommended fix of the suite.";
  return [...layoutTable(head, standings.map(row), width), [], ...layoutText(legend, width)];
}

function row({ run, place, isShared, withFixes, ...rate }: AdjustedStanding): readonly Span[] {
  const fixed =
    withFixes === undefined ? "-" : `${percentNumber(withFixes.passedAfter, withFixes.total)} %`;
  return [
    styled(`${place}${isShared ? " =" : ""}`, "strong"),
    styled(`${percentNumber(rate.rate, 1)} %`, "strong"),
    styled(rateText(rate), "plain"),
    styled(fixed, "plain"),
    styled(runIdPrefix(run.id), "accent"),
    styled(`${run.provider}/${run.model} · ${run.experiment}`, "plain"),
  ];
}
