import type { Database } from "../database/database.ts";
import type { Document } from "../database/document.ts";
import type { Transaction } from "../database/transaction.ts";
import type { CronJob } from "../functions/deployed-code.ts";
import { parseFunctionPath } from "../functions/function-path.ts";
import { compareValues } from "../values/compare-values.ts";
import { isConvexObject, type ConvexObject, type ConvexValue } from "../values/convex-value.ts";
import { cronJobLogsTable } from "./cron-log.ts";
import { storedSchedule } from "./cron-schedule.ts";
import { nextRun } from "./cron-time.ts";
import { fromNanoseconds, nanoseconds } from "./nanoseconds.ts";

export const cronJobsTable = "_cron_jobs";
export const cronNextRunTable = "_cron_next_run";

/**
 * Makes the registered jobs of a component the ones that were just pushed, by name. A job keeps its next run unless its
 * schedule changed; a removed one takes its next run and its logs with it. `now` is in milliseconds since the epoch.
 */
export function replaceCronJobs(
  database: Database,
  crons: readonly CronJob[],
  { component, now }: { readonly component: string; readonly now: number },
): void {
  const transaction = database.begin().inComponent(component);
  const stored = new Map(
    [...transaction.table(cronJobsTable).documents.values()].map((job) => [job["name"], job]),
  );
  const wanted = new Set<ConvexValue | undefined>(crons.map(({ name }) => name));
  for (const [name, job] of stored) {
    if (!wanted.has(name)) removeJob(transaction, job);
  }
  for (const cron of crons) {
    const known = stored.get(cron.name);
    if (known === undefined) addJob(transaction, cron, now);
    else updateJob(transaction, { known, cron, now });
  }
  database.commit(transaction);
}

/** The next run of a job, `undefined` for one that was removed. */
export function nextRunOf(transaction: Transaction, jobId: string): Document | undefined {
  const runs = transaction.table(cronNextRunTable).documents.values();
  return [...runs].find(({ cronJobId }) => cronJobId === jobId);
}

export function cronScheduleOf({ cronSpec }: Document): ConvexValue | undefined {
  return isConvexObject(cronSpec) ? cronSpec["cronSchedule"] : undefined;
}

function addJob(transaction: Transaction, cron: CronJob, now: number): void {
  const cronSpec = describe(cron);
  const { _id: cronJobId } = transaction.insert(cronJobsTable, { name: cron.name, cronSpec });
  const { time } = nextRun(cronSpec["cronSchedule"], { previous: undefined, now });
  const state = { type: "pending" };
  transaction.insert(cronNextRunTable, {
    cronJobId,
    state,
    prevTs: null,
    nextTs: nanoseconds(time),
  });
}

function updateJob(
  transaction: Transaction,
  { known, cron, now }: { readonly known: Document; readonly cron: CronJob; readonly now: number },
): void {
  const cronSpec = describe(cron);
  if (compareValues(known["cronSpec"], cronSpec) === 0) return;
  transaction.put(cronJobsTable, { ...known, cronSpec });
  const planned = nextRunOf(transaction, known._id);
  const schedule = cronSpec["cronSchedule"];
  if (planned === undefined || compareValues(cronScheduleOf(known), schedule) === 0) return;
  const previous = fromNanoseconds(planned["prevTs"]);
  const { time } = nextRun(schedule, { previous, now });
  transaction.put(cronNextRunTable, { ...planned, nextTs: nanoseconds(time) });
}

function removeJob(transaction: Transaction, job: Document): void {
  transaction.remove(cronJobsTable, job._id);
  const planned = nextRunOf(transaction, job._id);
  if (planned !== undefined) transaction.remove(cronNextRunTable, planned._id);
  for (const { _id, name } of transaction.table(cronJobLogsTable).documents.values()) {
    if (name === job["name"]) transaction.remove(cronJobLogsTable, _id);
  }
}

// As the platform stores it: the arguments are JSON as bytes, the numbers of schedules int64.
function describe({ functionPath, args, schedule }: CronJob): ConvexObject {
  const { module, name } = parseFunctionPath(functionPath);
  return {
    udfPath: `${module}:${name}`,
    udfArgs: new Uint8Array(Buffer.from(JSON.stringify(args))).buffer,
    cronSchedule: storedSchedule(schedule),
  };
}
