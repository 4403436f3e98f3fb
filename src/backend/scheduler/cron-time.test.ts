import { expect, test } from "vitest";
import { isCronExpression, nextRun } from "./cron-time.ts";

// A Friday.
const now = Date.UTC(2026, 10, 20, 14, 30, 15);
const at = (text: string): number => Date.parse(`${text}Z`);

test.each([
  [{ type: "hourly", minuteUTC: 5n }, "2026-11-20T15:05:00"],
  [{ type: "hourly", minuteUTC: 31n }, "2026-11-20T14:31:00"],
  [{ type: "daily", hourUTC: 14n, minuteUTC: 30n }, "2026-11-21T14:30:00"],
  [{ type: "daily", hourUTC: 23n, minuteUTC: 0n }, "2026-11-20T23:00:00"],
  [{ type: "weekly", dayOfWeek: 0n, hourUTC: 1n, minuteUTC: 2n }, "2026-11-22T01:02:00"],
  [{ type: "weekly", dayOfWeek: 5n, hourUTC: 14n, minuteUTC: 0n }, "2026-11-27T14:00:00"],
  [{ type: "monthly", day: 31n, hourUTC: 0n, minuteUTC: 0n }, "2026-12-31T00:00:00"],
  [{ type: "monthly", day: 1n, hourUTC: 9n, minuteUTC: 30n }, "2026-12-01T09:30:00"],
  [{ type: "cron", cronExpr: "30 6 3 * *" }, "2026-12-03T06:30:00"],
  [{ type: "cron", cronExpr: "*/20 * * * *" }, "2026-11-20T14:40:00"],
  [{ type: "cron", cronExpr: "0 0 29 2 *" }, "2028-02-29T00:00:00"],
  [{ type: "cron", cronExpr: "0 12 1 * MON" }, "2026-11-23T12:00:00"],
])("%o runs next at %s", (schedule, expected) => {
  expect(nextRun(schedule, { previous: undefined, now })).toEqual({
    time: at(expected),
    missed: 0,
  });
});

test("a run at the very minute is not repeated", () => {
  const schedule = { type: "hourly", minuteUTC: 5n };
  const previous = at("2026-11-20T15:05:00");
  expect(nextRun(schedule, { previous, now: previous }).time).toBe(at("2026-11-20T16:05:00"));
});

test("an interval starts at once and goes on from its previous run", () => {
  const schedule = { type: "interval", seconds: 10n };
  expect(nextRun(schedule, { previous: undefined, now })).toEqual({ time: now, missed: 0 });
  expect(nextRun(schedule, { previous: now, now: now + 4 })).toEqual({
    time: now + 10_000,
    missed: 0,
  });
});

test("runs that were missed are counted and skipped", () => {
  const schedule = { type: "interval", seconds: 10n };
  expect(nextRun(schedule, { previous: now, now: now + 25_000 })).toEqual({
    time: now + 30_000,
    missed: 2,
  });
});

test.each([
  ["30 6 3 * *", true],
  ["0 0 * * 7", true],
  ["0 9-17/2 * JAN,JUL MON-FRI", true],
  ["0 0 30 2 *", false],
  ["* * * * * *", false],
  ["60 * * * *", false],
  ["* * * *", false],
  ["@daily now", false],
  ["", false],
])("%j is an expression: %j", (expression, expected) => {
  expect(isCronExpression(expression)).toBe(expected);
});
