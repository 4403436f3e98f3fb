/** The line of the grader that an address speaks of. */
export function lineIn(text: string | undefined): number | undefined {
  const line = Number(text);
  return Number.isSafeInteger(line) && line > 0 ? line : undefined;
}

/** The line that comes after the present one, in turn; the first where another is shown. */
export function nextLine(
  lines: readonly number[],
  present: number | undefined,
): number | undefined {
  const index = present === undefined ? -1 : lines.indexOf(present);
  return lines[(index + 1) % lines.length];
}
