import type { Rate } from "../../domain/report.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import type { RunRow } from "../api-types.ts";

/** A run with its rate: over all that was recorded, where only a part of the run is in the store. */
export function runRow(summary: RunSummary): RunRow {
  const { counts, recordedTotals } = summary;
  const scored = counts.passed + counts.failed;
  const isPart = recordedTotals !== undefined && recordedTotals.total > scored;
  return {
    ...summary,
    rate: isPart
      ? rateOf(recordedTotals.passed, recordedTotals.total)
      : rateOf(counts.passed, scored),
  };
}

/** Counts with Wilson's 95 % interval. */
export function rateOf(passed: number, total: number): Rate {
  return { passed, total, ...wilsonInterval(passed, total) };
}
