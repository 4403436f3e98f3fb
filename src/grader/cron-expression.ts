const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const days = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"];

interface Field {
  readonly lowest: number;
  readonly highest: number;
  /** Names of the values, the lowest first. */
  readonly names?: readonly string[];
  /**
   * Whether all values are the same as `*`. Not so for days: where both kinds of days are limited, either is enough.
   */
  readonly fullIsStar: boolean;
}

const fields: readonly Field[] = [
  { lowest: 0, highest: 59, fullIsStar: true },
  { lowest: 0, highest: 23, fullIsStar: true },
  { lowest: 1, highest: 31, fullIsStar: false },
  { lowest: 1, highest: 12, names: months, fullIsStar: true },
  { lowest: 0, highest: 6, names: days, fullIsStar: false },
];

/**
 * Writes equal cron expressions of five fields in equal words: lists of numbers in ascending order (`0,30 6 3 * *`).
 * Ranges, steps, names and leading zeros are resolved. What it cannot read stays as it is, but for white space.
 */
export function normaliseCronExpression(expression: string): string {
  const parts = expression.trim().split(/\s+/);
  const written = fields.map((field, index) => writtenField(parts[index] ?? "", field));
  const isKnown = parts.length === fields.length && written.every((text) => text !== undefined);
  return (isKnown ? written : parts).join(" ");
}

function writtenField(text: string, field: Field): string | undefined {
  if (/^\*(?:\/0*1)?$/.test(text)) return "*";
  const lists = text.split(",").map((part) => valuesOf(part, field));
  const values = new Set<number>();
  for (const list of lists) {
    if (list === undefined) return undefined;
    for (const value of list) values.add(value);
  }
  const isFull = values.size === field.highest - field.lowest + 1;
  if (isFull && field.fullIsStar) return "*";
  return [...values].sort((a, b) => a - b).join(",");
}

/** The values of one part of a list: a number, a range, or either with a step. */
function valuesOf(part: string, field: Field): readonly number[] | undefined {
  const [range = "", step = "1", ...more] = part.split("/");
  const [start = "", end, ...others] = range.split("-");
  if (more.length + others.length > 0 || !/^0*[1-9]\d*$/.test(step)) return undefined;
  const from = range === "*" ? field.lowest : valueOf(start, field);
  const to = lastOf({ range, end, isStepped: part.includes("/") }, field) ?? from;
  if (from === undefined || to === undefined || from > to) return undefined;
  const count = Math.floor((to - from) / Number(step)) + 1;
  return Array.from({ length: count }, (_, index) => from + index * Number(step));
}

/** Where a range ends; `5/10` counts on to the end of the field. */
function lastOf(
  part: { readonly range: string; readonly end: string | undefined; readonly isStepped: boolean },
  field: Field,
): number | undefined {
  if (part.end !== undefined) return valueOf(part.end, field) ?? Number.NEGATIVE_INFINITY;
  return part.range === "*" || part.isStepped ? field.highest : undefined;
}

function valueOf(text: string, { lowest, highest, names = [] }: Field): number | undefined {
  const named = names.indexOf(text.toLowerCase());
  if (named !== -1) return named + lowest;
  const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return value >= lowest && value <= highest ? value : undefined;
}
