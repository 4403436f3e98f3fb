const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** `just now`, `5 min ago`, `2 h ago`, `3 days ago`, then the calendar day. */
export function formatRelativeTime(instant: Date, now: Date): string {
  const passed = now.getTime() - instant.getTime();
  if (passed < minute) return "just now";
  if (passed < hour) return `${Math.floor(passed / minute)} min ago`;
  if (passed < day) return `${Math.floor(passed / hour)} h ago`;
  if (passed < 2 * day) return "yesterday";
  if (passed < 14 * day) return `${Math.floor(passed / day)} days ago`;
  return instant.toISOString().slice(0, 10);
}
