import type { Comparison } from "../../../src/domain/report.ts";
import type { EvalRow } from "../../../src/server/api-types.ts";

/** What the table of a run can be narrowed to; each by the name that it has in the address. */
export interface EvalFilters {
  readonly show?: string;
  readonly text?: string;
  readonly blame?: string;
  readonly step?: string;
  readonly category?: string;
  readonly repeat?: string;
  /** Id of another run: what ended differently there. */
  readonly differs?: string;
}

/** The rows that every filter lets through. Without `show`, what passed is left out where anything did not. */
export function filterEvals(
  rows: readonly EvalRow[],
  filters: EvalFilters,
  comparisons: readonly Comparison[] = [],
): readonly EvalRow[] {
  const differing = comparisons.find(({ run }) => run.id === filters.differs);
  const differs = differing && new Set([...differing.resolved, ...differing.newFailures]);
  const isWanted = (row: EvalRow): boolean =>
    isShown(row, filters) &&
    matches(filters.blame, row.outcome === "failed" ? blameOf(row) : undefined) &&
    matches(filters.step, row.failedStep) &&
    matches(filters.category, categoryOf(row.evalPath)) &&
    matches(filters.repeat, row.verdict?.repeat) &&
    (differs === undefined || differs.has(row.evalPath)) &&
    holdsText(row, filters.text);
  return rows.filter(isWanted);
}

/** Whether the passed are left out: they are, unless asked for, and unless the filter is for what passed too. */
export function showsFailuresOnly(filters: EvalFilters): boolean {
  return filters.show !== "all" && filters.differs === undefined;
}

/** `006-clients/001-use_mutation` → `006-clients` */
export function categoryOf(evalPath: string): string {
  return evalPath.split("/")[0] ?? evalPath;
}

function isShown(row: EvalRow, filters: EvalFilters): boolean {
  return row.outcome !== "passed" || !showsFailuresOnly(filters);
}

function blameOf(row: EvalRow): string {
  return row.verdict?.blame ?? "undetermined";
}

function matches(wanted: string | undefined, found: string | undefined): boolean {
  return wanted === undefined || wanted === "" || wanted === found;
}

function holdsText(row: EvalRow, text = ""): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === "") return true;
  const texts = [row.evalPath, row.error, row.verdict?.oneLine];
  return texts.some((each) => each?.toLowerCase().includes(wanted));
}
