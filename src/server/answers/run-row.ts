import type { Rate } from "../../domain/report.ts";
import { isWithoutPasses } from "../../domain/run.ts";
import type { RunSummary } from "../../domain/run-summary.ts";
import { wilsonInterval } from "../../stats/wilson-interval.ts";
import type { RunRow } from "../api-types.ts";

/** A run with its rate: that which was recorded, where of the run its failures alone are in the store. */
export function runRow(summary: RunSummary): RunRow {
  const { counts, recordedTotals } = summary;
  const { passed, total } =
    recordedTotals !== undefined && isWithoutPasses(recordedTotals, counts.passed > 0)
      ? recordedTotals
      : { passed: counts.passed, total: counts.passed + counts.failed };
  return { ...summary, rate: rateOf(passed, total) };
}

/** Counts with Wilson's 95 % interval. */
export function rateOf(passed: number, total: number): Rate {
  return { passed, total, ...wilsonInterval(passed, total) };
}
