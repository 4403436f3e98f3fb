import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import { isConvexObject, type ConvexObject } from "../values/convex-value.ts";
import { compareValues } from "../values/compare-values.ts";
import { nanoseconds } from "./nanoseconds.ts";

export const cronJobLogsTable = "_cron_job_logs";

/** Runs that the platform remembers of a job. */
const keptRuns = 5;
const longestLogLines = 1000;

export interface CronRun {
  readonly job: Document;
  /** Scheduled time in milliseconds since the epoch. */
  readonly scheduled: number;
  /** `{type: "success", result}`, `{type: "err", error}` or `{type: "canceled", num_canceled}`. */
  readonly status: ConvexObject;
  readonly logLines: readonly string[];
  /** Seconds. */
  readonly executionTime: number;
}

/** Writes down a run and forgets the oldest ones of its job. */
export function logCronRun(transaction: Transaction, run: CronRun): void {
  const { job, scheduled, status, logLines, executionTime } = run;
  const { cronSpec, name = "" } = job;
  const { udfPath = "", udfArgs = null } = isConvexObject(cronSpec) ? cronSpec : {};
  transaction.insert(cronJobLogsTable, {
    name,
    ts: nanoseconds(scheduled),
    udfPath,
    udfArgs,
    status,
    logLines: shorten(logLines),
    executionTime,
  });
  for (const { _id } of runsOf(transaction, name).slice(keptRuns)) {
    transaction.remove(cronJobLogsTable, _id);
  }
}

/** Runs of the job with that name, newest first. */
export function runsOf(transaction: Transaction, name: Document[string]): readonly Document[] {
  return [...transaction.table(cronJobLogsTable).documents.values()]
    .filter((run) => run["name"] === name)
    .toSorted(
      (left, right) =>
        compareValues(right["ts"], left["ts"]) || right._creationTime - left._creationTime,
    );
}

function shorten(lines: readonly string[]): ConvexObject {
  const logLines: string[] = [];
  let length = 0;
  for (const line of lines) {
    length += line.length;
    if (length > longestLogLines) return { logLines, isTruncated: true };
    logLines.push(line);
  }
  return { logLines, isTruncated: false };
}
