/** `410 ms`, `1.2 s`, `38 s`, `4 min 10 s`, `2 h 5 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 999.5) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 9_950) return `${(milliseconds / 1000).toFixed(1)} s`;
  const seconds = Math.round(milliseconds / 1000);
  if (seconds < 60) return `${seconds} s`;
  return seconds < 3600
    ? inTwoUnits(seconds, { size: 60, names: ["min", "s"] })
    : inTwoUnits(Math.round(seconds / 60), { size: 60, names: ["h", "min"] });
}

function inTwoUnits(
  count: number,
  { size, names: [large, small] }: { size: number; names: readonly [string, string] },
): string {
  const rest = count % size;
  const whole = `${Math.floor(count / size)} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}
