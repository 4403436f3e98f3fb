import { formatRelativeTime } from "../format/format-relative-time.ts";

/** How long ago; the exact instant on hover. `at` is an instant, or a calendar day, which is shown as it is. */
export function RelativeTime({ at }: { readonly at: string }) {
  const isDay = /^\d{4}-\d\d-\d\d$/u.test(at);
  const instant = new Date(at);
  const isKnown = !Number.isNaN(instant.getTime());
  return (
    <time className="number" dateTime={isKnown ? at : undefined} title={at}>
      {isDay || !isKnown ? at : formatRelativeTime(instant, new Date())}
    </time>
  );
}
