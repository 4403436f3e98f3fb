import type { CronSchedule } from "../functions/deployed-code.ts";
import type { ConvexObject } from "../values/convex-value.ts";
import { isCronExpression } from "./cron-time.ts";

const unitSeconds = { seconds: 1, minutes: 60, hours: 3600 } as const;
const daysOfWeek = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;

/**
 * A schedule as the platform stores it: numbers as int64, intervals in seconds, Sunday is day 0. Where no minute is given
 * the platform picks one; this is always 0 here.
 */
export function storedSchedule({ type, ...fields }: CronSchedule): ConvexObject {
  const integer = (name: string): bigint => BigInt(numberOf(fields, name) ?? 0);
  const time = { hourUTC: integer("hourUTC"), minuteUTC: integer("minuteUTC") };
  switch (type) {
    case "interval":
      return { type, seconds: BigInt(intervalSeconds(fields) ?? 0) };
    case "hourly":
      return { type, minuteUTC: integer("minuteUTC") };
    case "daily":
      return { type, ...time };
    case "weekly":
      return { type, dayOfWeek: BigInt(dayNumber(fields["dayOfWeek"])), ...time };
    case "monthly":
      return { type, day: integer("day"), ...time };
    case "cron":
      return { type, cronExpr: String(fields["cron"]) };
    default:
      return type satisfies never;
  }
}

/** The message of what is wrong with a schedule, worded as the client library does, or `undefined`. */
export function checkCronSchedule({ type, ...fields }: CronSchedule): string | undefined {
  const within = (name: string, what: string, [low, high]: readonly [number, number]) => {
    const value = numberOf(fields, name);
    const fits = value !== undefined && Number.isInteger(value) && value >= low && value <= high;
    return fits ? undefined : `${what} must be an integer from ${low} to ${high}`;
  };
  const minute =
    fields["minuteUTC"] === undefined ? undefined : within("minuteUTC", "Minute of hour", [0, 59]);
  const time = (): string | undefined => within("hourUTC", "Hour of day", [0, 23]) ?? minute;
  switch (type) {
    case "interval":
      return checkInterval(fields);
    case "hourly":
      return minute;
    case "daily":
      return time();
    case "weekly":
      return dayNumber(fields["dayOfWeek"]) < 0
        ? 'Day of week must be a string like "monday".'
        : time();
    case "monthly":
      return within("day", "Day of month", [1, 31]) ?? time();
    case "cron":
      return isCronExpression(String(fields["cron"]))
        ? undefined
        : `The cron spec ${String(fields["cron"])} will never match any time`;
    default:
      return type satisfies never;
  }
}

type Fields = Readonly<Record<string, unknown>>;

function checkInterval(fields: Fields): string | undefined {
  const given = Object.keys(unitSeconds).filter((unit) => fields[unit] !== undefined);
  if (given.length !== 1) return "Must specify one of seconds, minutes, or hours";
  const seconds = intervalSeconds(fields);
  return seconds !== undefined && Number.isInteger(seconds) && seconds > 0
    ? undefined
    : "Interval must be an integer greater than 0";
}

function intervalSeconds(fields: Fields): number | undefined {
  for (const [unit, seconds] of Object.entries(unitSeconds)) {
    const count = numberOf(fields, unit);
    if (count !== undefined) return count * seconds;
  }
  return undefined;
}

function numberOf(fields: Fields, name: string): number | undefined {
  const value = fields[name];
  return typeof value === "number" ? value : undefined;
}

function dayNumber(day: unknown): number {
  return daysOfWeek.findIndex((name) => name === day);
}
