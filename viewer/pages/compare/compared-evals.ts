import type { CellCode, ComparedEval } from "../../../src/server/api-types.ts";
import { cellCodes } from "../matrix/cell-meaning.ts";

/** Which of the compared evals the table shows. */
export const evalFilters = ["differ", "fail", "all"] as const;
export type EvalFilter = (typeof evalFilters)[number];

export function evalFilterOf(text: string | undefined): EvalFilter {
  return evalFilters.find((filter) => filter === text) ?? "differ";
}

/** The evals that a filter lets through: those that some runs pass and others fail, those that any fails, or all. */
export function filteredEvals(
  evals: readonly ComparedEval[],
  filter: EvalFilter,
): readonly ComparedEval[] {
  return evals.filter(({ cells }) => {
    const codes = cellCodes(cells);
    const hasFailure = codes.some(isFailure);
    if (filter === "all") return true;
    return hasFailure && (filter === "fail" || codes.includes("p"));
  });
}

function isFailure(code: CellCode): boolean {
  return !["p", "x", "n", "-"].includes(code);
}
