import { Cron } from "croner";
import { isConvexObject, type ConvexValue } from "../values/convex-value.ts";

const second = 1000;

/** When a job runs next, and how many of its runs were missed because one took too long. */
export interface NextRun {
  /** Milliseconds since the epoch. */
  readonly time: number;
  readonly missed: number;
}

/**
 * The run after the previous one (scheduled times), not before now. A new interval starts at once; a missed run is skipped.
 * `schedule` is in the stored form: int64 numbers, UTC.
 */
export function nextRun(
  schedule: ConvexValue | undefined,
  { previous, now }: { readonly previous: number | undefined; readonly now: number },
): NextRun {
  if (!isConvexObject(schedule)) throw new TypeError("The stored schedule is malformed.");
  if (schedule["type"] === "interval") {
    if (previous === undefined) return { time: now, missed: 0 };
    const period = Number(schedule["seconds"]) * second;
    const periods = Math.max(1, Math.ceil((now - previous) / period));
    return { time: previous + periods * period, missed: periods - 1 };
  }
  const after = new Date(Math.max(now, previous ?? now));
  const next = createPattern(cronPattern(schedule)).nextRun(after);
  // No year of the calendar has such a day: never.
  return { time: next?.getTime() ?? Number.MAX_SAFE_INTEGER, missed: 0 };
}

/** True where a cron expression of five fields is well-formed and has a day of the calendar. */
export function isCronExpression(expression: string): boolean {
  try {
    return createPattern(expression).nextRun() !== null;
  } catch {
    return false;
  }
}

function createPattern(expression: string): Cron {
  return new Cron(expression, { timezone: "UTC", mode: "5-part", paused: true });
}

function cronPattern(schedule: Readonly<Record<string, ConvexValue>>): string {
  const part = (name: string): string => String(schedule[name] ?? 0n);
  const time = `${part("minuteUTC")} ${part("hourUTC")}`;
  switch (schedule["type"]) {
    case "hourly":
      return `${part("minuteUTC")} * * * *`;
    case "daily":
      return `${time} * * *`;
    case "weekly":
      return `${time} * * ${part("dayOfWeek")}`;
    case "monthly":
      return `${time} ${part("day")} * *`;
    default:
      return String(schedule["cronExpr"]);
  }
}
