import type { Database } from "../database/database.ts";
import type { CronJob, CronSchedule } from "../functions/deployed-code.ts";
import { parseFunctionPath } from "../functions/function-path.ts";
import { compareValues } from "../values/compare-values.ts";
import type { ConvexObject, ConvexValue } from "../values/convex-value.ts";

export const cronJobsTable = "_cron_jobs";

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600 } as const;

/**
 * Makes the registered jobs of a component (the app by default) the ones that were just pushed; a job that did not
 * change keeps its document.
 */
export function replaceCronJobs(
  database: Database,
  crons: readonly CronJob[],
  component = "",
): void {
  const transaction = database.begin().inComponent(component);
  const stored = [...transaction.table(cronJobsTable).documents.values()];
  const wanted = crons.map(toDocument);
  const isWanted = (name: ConvexValue | undefined, spec: ConvexValue | undefined): boolean =>
    wanted.some((job) => job["name"] === name && compareValues(job["cronSpec"], spec) === 0);
  for (const { _id, name, cronSpec } of stored) {
    if (!isWanted(name, cronSpec)) transaction.remove(cronJobsTable, _id);
  }
  const kept = new Set(
    stored.filter(({ name, cronSpec }) => isWanted(name, cronSpec)).map(({ name }) => name),
  );
  for (const job of wanted) {
    if (!kept.has(job["name"] ?? null)) transaction.insert(cronJobsTable, job);
  }
  database.commit(transaction);
}

// As the platform stores it: the arguments are JSON as bytes, the numbers of schedules int64.
function toDocument({ name, functionPath, args, schedule }: CronJob): ConvexObject {
  const { module, name: exportName } = parseFunctionPath(functionPath);
  return {
    name,
    cronSpec: {
      udfPath: `${module}:${exportName}`,
      udfArgs: new Uint8Array(Buffer.from(JSON.stringify(args))).buffer,
      cronSchedule: describeSchedule(schedule),
    },
  };
}

function describeSchedule({ type, ...fields }: CronSchedule): ConvexValue {
  if (type === "interval") return { type, seconds: BigInt(intervalSeconds(fields)) };
  if (type === "cron") return { type, cronExpr: String(fields["cron"]) };
  const described: Record<string, ConvexValue> = { type };
  for (const [field, value] of Object.entries(fields)) {
    described[field] = typeof value === "number" ? BigInt(value) : String(value);
  }
  return described;
}

function intervalSeconds(fields: Readonly<Record<string, unknown>>): number {
  for (const [unit, seconds] of Object.entries(unitSeconds)) {
    const count = fields[unit];
    if (typeof count === "number") return count * seconds;
  }
  return 0;
}
