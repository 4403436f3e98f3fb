import type { Database } from "../database/database.ts";
import type { CronJob, CronSchedule } from "../functions/deployed-code.ts";
import { parseFunctionPath } from "../functions/function-path.ts";
import type { ConvexValue } from "../values/convex-value.ts";

const cronTable = "_cron_jobs";
const secondsPer = { seconds: 1, minutes: 60, hours: 3600 } as const;

/** The registered jobs as the platform lists them: `udfArgs` is JSON as bytes, numbers of schedules are int64. */
export function describeCrons(crons: readonly CronJob[], database: Database): ConvexValue {
  return crons.map(({ name, functionPath, args, schedule }) => {
    const { module, name: exportName } = parseFunctionPath(functionPath);
    return {
      _id: database.names.createId(cronTable),
      _creationTime: Date.now(),
      name,
      cronSpec: {
        udfPath: `${module}:${exportName}`,
        udfArgs: new Uint8Array(Buffer.from(JSON.stringify(args))).buffer,
        cronSchedule: describeSchedule(schedule),
      },
      lastRun: null,
      nextRun: null,
    };
  });
}

function describeSchedule({ type, ...fields }: CronSchedule): ConvexValue {
  if (type === "interval") return { type, seconds: BigInt(intervalSeconds(fields)) };
  const described: Record<string, ConvexValue> = { type };
  for (const [field, value] of Object.entries(fields)) {
    described[field] = typeof value === "number" ? BigInt(value) : String(value);
  }
  return described;
}

function intervalSeconds(fields: Readonly<Record<string, unknown>>): number {
  for (const [unit, seconds] of Object.entries(secondsPer)) {
    const count = fields[unit];
    if (typeof count === "number") return count * seconds;
  }
  return 0;
}
