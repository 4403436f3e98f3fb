import { expect, test } from "vitest";
import { cronJobsValue, shapeOfCrons } from "./cron-shape.ts";

test("A cron is told by its label with schedule, function and arguments.", () => {
  const jobs = [job({ type: "interval", minutes: 5n }, "beat", [{ label: "beat", count: 2 }])];
  expect(shapeOfCrons(cronJobsValue.parse(jobs))).toEqual({
    beat: {
      schedule: "every 300 seconds",
      function: "crons:tick",
      args: { label: "beat", count: 2 },
    },
  });
});

test.each([
  [{ type: "interval", seconds: 60n }, "every 60 seconds"],
  [{ type: "interval", minutes: 1 }, "every 60 seconds"],
  [{ type: "interval", hours: 6n }, "every 21600 seconds"],
  [{ type: "hourly", minuteUTC: 15n }, "15 * * * *"],
  [{ type: "daily", hourUTC: 7n, minuteUTC: 30n }, "30 7 * * *"],
  [{ type: "daily", hourUTC: 7n, minuteUTC: null }, "0 7 * * *"],
  [{ type: "weekly", dayOfWeek: 1n, hourUTC: 7n, minuteUTC: 5n }, "5 7 * * 1"],
  [{ type: "monthly", day: 3n, hourUTC: 6n, minuteUTC: 30n }, "30 6 3 * *"],
  [{ type: "cron", cronExpr: " 30  06 03 * *" }, "30 6 3 * *"],
  [{ type: "cron", cronExpr: "0 0 */10 * 0" }, "0 0 */10 * 0"],
])("The schedule %j reads %s.", (schedule, expected) => {
  expect(shapeOfCrons(cronJobsValue.parse([job(schedule, "a", [{}])]))["a"]?.schedule).toBe(
    expected,
  );
});

function job(cronSchedule: unknown, name: string, args: unknown): unknown {
  const udfArgs = new TextEncoder().encode(JSON.stringify(args)).buffer;
  return { name, cronSpec: { udfPath: "crons.js:tick", udfArgs, cronSchedule } };
}
