import { expect, test } from "vitest";
import type { CronSchedule } from "../functions/deployed-code.ts";
import { checkCronSchedule, storedSchedule } from "./cron-schedule.ts";

test.each<[CronSchedule, object]>([
  [
    { type: "interval", minutes: 5 },
    { type: "interval", seconds: 300n },
  ],
  [
    { type: "interval", hours: 2 },
    { type: "interval", seconds: 7200n },
  ],
  [{ type: "hourly" }, { type: "hourly", minuteUTC: 0n }],
  [
    { type: "daily", hourUTC: 7 },
    { type: "daily", hourUTC: 7n, minuteUTC: 0n },
  ],
  [
    { type: "weekly", dayOfWeek: "monday", hourUTC: 7, minuteUTC: 30 },
    { type: "weekly", dayOfWeek: 1n, hourUTC: 7n, minuteUTC: 30n },
  ],
  [
    { type: "monthly", day: 3, hourUTC: 0, minuteUTC: 1 },
    { type: "monthly", day: 3n, hourUTC: 0n, minuteUTC: 1n },
  ],
  [
    { type: "cron", cron: "30 6 3 * *" },
    { type: "cron", cronExpr: "30 6 3 * *" },
  ],
])("%j is valid and stored as %o", (schedule, stored) => {
  expect(checkCronSchedule(schedule)).toBeUndefined();
  expect(storedSchedule(schedule)).toEqual(stored);
});

test.each<[CronSchedule, string]>([
  [{ type: "interval" }, "Must specify one of seconds, minutes, or hours"],
  [{ type: "interval", seconds: 1, hours: 1 }, "Must specify one of seconds, minutes, or hours"],
  [{ type: "interval", seconds: 0 }, "Interval must be an integer greater than 0"],
  [{ type: "interval", seconds: "x" }, "Interval must be an integer greater than 0"],
  [{ type: "hourly", minuteUTC: 60 }, "Minute of hour must be an integer from 0 to 59"],
  [{ type: "daily", hourUTC: 24 }, "Hour of day must be an integer from 0 to 23"],
  [{ type: "daily" }, "Hour of day must be an integer from 0 to 23"],
  [{ type: "weekly", dayOfWeek: "Monday" }, 'Day of week must be a string like "monday".'],
  [{ type: "monthly", day: 0, hourUTC: 1 }, "Day of month must be an integer from 1 to 31"],
  [{ type: "cron", cron: "0 0 30 2 *" }, "The cron spec 0 0 30 2 * will never match any time"],
])("%j is refused", (schedule, message) => {
  expect(checkCronSchedule(schedule)).toBe(message);
});
