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

const schedules: readonly (readonly [string, unknown])[] = [
  ["every 60 seconds", { type: "interval", seconds: 60n }],
  ["every 60 seconds", { type: "interval", minutes: 1 }],
  ["every 21600 seconds", { type: "interval", hours: 6n }],
  ["15 * * * *", { type: "hourly", minuteUTC: 15n }],
  ["30 7 * * *", { type: "daily", hourUTC: 7n, minuteUTC: 30n }],
  ["0 7 * * *", { type: "daily", hourUTC: 7n, minuteUTC: null }],
  ["5 7 * * 1", { type: "weekly", dayOfWeek: 1n, hourUTC: 7n, minuteUTC: 5n }],
  ["30 6 3 * *", { type: "monthly", day: 3n, hourUTC: 6n, minuteUTC: 30n }],
  ["5 7 * * 1", { type: "weekly", dayOfWeek: "monday", hourUTC: 7n, minuteUTC: 5n }],
  ["30 6 3 * *", { type: "cron", cron: "30 6 3 * *" }],
  ["30 6 3 * *", { type: "cron", cronExpr: " 30  06 03 * *" }],
  ["0 0 1,11,21,31 * 0", { type: "cron", cronExpr: "0 0 */10 * 0" }],
];

test("Equal schedules read the same whatever their form.", () => {
  const jobs = schedules.map(([, schedule], index) => job(schedule, `job ${index}`, [{}]));
  const crons = Object.values(shapeOfCrons(cronJobsValue.parse(jobs)));
  expect(crons.map((cron) => cron.schedule)).toEqual(schedules.map(([expected]) => expected));
});

function job(cronSchedule: unknown, name: string, args: unknown): unknown {
  const udfArgs = new TextEncoder().encode(JSON.stringify(args)).buffer;
  return { name, cronSpec: { udfPath: "crons.js:tick", udfArgs, cronSchedule } };
}
