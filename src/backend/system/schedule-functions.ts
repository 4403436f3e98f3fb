import { z } from "zod";
import type { Database } from "../database/database.ts";
import { cronJobsTable, nextRunOf } from "../scheduler/cron-jobs.ts";
import { cronJobLogsTable, runsOf } from "../scheduler/cron-log.ts";
import { nanoseconds } from "../scheduler/nanoseconds.ts";
import { cancelJob, scheduledFunctionsTable, stateOf } from "../scheduler/scheduled-job.ts";
import { compareValues } from "../values/compare-values.ts";
import { encodeValue } from "../values/convex-json.ts";
import type { Document } from "../database/document.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { mutation, query, type SystemFunction } from "./system-function.ts";

const jobsArgs = z.object({
  paginationOpts: z.object({ numItems: z.number() }),
  udfPath: z.string().optional(),
});
const cancelArgs = z.object({ id: z.string() });
const cancelAllArgs = z.object({ udfPath: z.string().optional() });

/** The platform's functions that look at cron jobs and scheduled functions and cancel them. */
export function scheduleFunctions(database: Database): Readonly<Record<string, SystemFunction>> {
  return {
    "_system/frontend/listCronJobs": query(() => listCronJobs(database)),
    "_system/frontend/listCronJobRuns": query(() => [
      ...database.begin().table(cronJobLogsTable).documents.values(),
    ]),
    "_system/frontend/paginatedScheduledJobs": query((args) => {
      const { paginationOpts, udfPath } = jobsArgs.parse(args);
      const page = outstandingJobs(database, udfPath).slice(0, paginationOpts.numItems);
      return { page: page.map(describeJob), isDone: true, continueCursor: "" };
    }),
    "_system/frontend/scheduler:cancelJob": mutation((args) =>
      cancelJobs(database, [cancelArgs.parse(args).id]),
    ),
    "_system/frontend/scheduler:cancelAllJobs": mutation((args) => {
      const jobs = outstandingJobs(database, cancelAllArgs.parse(args).udfPath);
      return cancelJobs(
        database,
        jobs.map(({ _id }) => _id),
      );
    }),
  };
}

function listCronJobs(database: Database): ConvexValue {
  const transaction = database.begin();
  return [...transaction.table(cronJobsTable).documents.values()]
    .toSorted((left, right) => compareValues(left["name"], right["name"]))
    .map((job) => ({
      ...job,
      lastRun: runsOf(transaction, job["name"] ?? null)[0] ?? null,
      nextRun: nextRunOf(transaction, job._id) ?? null,
    }));
}

function outstandingJobs(database: Database, path: string | undefined): readonly Document[] {
  return [...database.begin().table(scheduledFunctionsTable).documents.values()]
    .filter((job) => ["pending", "inProgress"].includes(stateOf(job)))
    .filter(({ name }) => path === undefined || name === path)
    .toSorted((left, right) => compareValues(left["scheduledTime"], right["scheduledTime"]));
}

// As the platform's dashboard reads it: times in nanoseconds, arguments as JSON in bytes.
function describeJob(job: Document): ConvexValue {
  const { _id, _creationTime, name = "", args = [], scheduledTime } = job;
  return {
    _id,
    _creationTime,
    udfPath: name,
    udfArgs: new Uint8Array(Buffer.from(JSON.stringify(encodeValue(args)))).buffer,
    nextTs: nanoseconds(Number(scheduledTime)),
    state: { type: stateOf(job) },
  };
}

function cancelJobs(database: Database, ids: readonly string[]): ConvexValue {
  const transaction = database.begin();
  for (const id of ids) cancelJob(transaction, id, database.clock.now());
  database.commit(transaction);
  return null;
}
