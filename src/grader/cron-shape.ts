import * as z from "zod";
import { normaliseCronExpression } from "./cron-expression.ts";

/** One registered cron as plain data. */
export interface CronShape {
  /** `every 300 seconds` for an interval, else a cron expression in UTC (`30 6 3 * *`). */
  readonly schedule: string;
  /** Name of the function that it runs (`messages:send`). */
  readonly function: string;
  /** Its argument object. */
  readonly args: unknown;
}

const whole = z.union([z.bigint(), z.number()]).transform(Number);

const minuteUTC = whole.nullish().transform((minute) => minute ?? 0);

const days = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

const dayOfWeek = z.union([whole, z.enum(days).transform((day) => days.indexOf(day))]);

/** Deployments list schedules as they store them, or as `crons.ts` writes them. */
const scheduleValue = z.discriminatedUnion("type", [
  z
    .object({
      type: z.literal("interval"),
      seconds: whole.nullish(),
      minutes: whole.nullish(),
      hours: whole.nullish(),
    })
    .transform(
      ({ seconds, minutes, hours }) =>
        `every ${(seconds ?? 0) + 60 * (minutes ?? 0) + 3600 * (hours ?? 0)} seconds`,
    ),
  z
    .object({ type: z.literal("hourly"), minuteUTC })
    .transform((schedule) => `${schedule.minuteUTC} * * * *`),
  z
    .object({ type: z.literal("daily"), hourUTC: whole, minuteUTC })
    .transform((schedule) => `${schedule.minuteUTC} ${schedule.hourUTC} * * *`),
  z
    .object({ type: z.literal("weekly"), dayOfWeek, hourUTC: whole, minuteUTC })
    .transform((schedule) => `${schedule.minuteUTC} ${schedule.hourUTC} * * ${schedule.dayOfWeek}`),
  z
    .object({ type: z.literal("monthly"), day: whole, hourUTC: whole, minuteUTC })
    .transform((schedule) => `${schedule.minuteUTC} ${schedule.hourUTC} ${schedule.day} * *`),
  z
    .object({
      type: z.literal("cron"),
      cronExpr: z.string().optional(),
      cron: z.string().default(""),
    })
    .transform((schedule) => normaliseCronExpression(schedule.cronExpr ?? schedule.cron)),
]);

/** The answer of `_system/frontend/listCronJobs`. */
export const cronJobsValue = z.array(
  z.object({
    name: z.string(),
    cronSpec: z.object({
      udfPath: z.string(),
      udfArgs: z.instanceof(ArrayBuffer),
      cronSchedule: scheduleValue,
    }),
  }),
);

/** Normalises the registered crons: by label, equal schedules in equal words. */
export function shapeOfCrons(
  jobs: z.output<typeof cronJobsValue>,
): Readonly<Record<string, CronShape>> {
  return Object.fromEntries(
    jobs.map(({ name, cronSpec }) => [
      name,
      {
        schedule: cronSpec.cronSchedule,
        function: cronSpec.udfPath.replace(/\.js(?=:)/, ""),
        args: onlyArgument(cronSpec.udfArgs),
      },
    ]),
  );
}

/** Arguments are kept as the bytes of a JSON list that holds the argument object. */
function onlyArgument(bytes: ArrayBuffer): unknown {
  return z.tuple([z.unknown()]).parse(JSON.parse(new TextDecoder().decode(bytes)))[0];
}
