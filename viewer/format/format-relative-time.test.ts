import { expect, test } from "vitest";
import { formatRelativeTime } from "./format-relative-time.ts";

const now = new Date("2026-02-12T12:00:00Z");

test.each([
  ["2026-02-12T11:59:30Z", "just now"],
  ["2026-02-12T11:55:00Z", "5 min ago"],
  ["2026-02-12T10:00:00Z", "2 h ago"],
  ["2026-02-11T10:00:00Z", "yesterday"],
  ["2026-02-09T11:00:00Z", "3 days ago"],
  ["2025-12-01T12:00:00Z", "2025-12-01"],
])("%s was %s", (instant, text) => {
  expect(formatRelativeTime(new Date(instant), now)).toBe(text);
});
