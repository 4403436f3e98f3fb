import { compareArrays } from "../values/compare-values.ts";
import { decodeValue } from "../values/convex-json.ts";
import type { ConvexValue } from "../values/convex-value.ts";
import { CallRejection } from "./call-rejection.ts";
import { firstWhere } from "./first-where.ts";
import type { RangeExpression } from "./query-definition.ts";
import type { IndexEntry } from "./table-snapshot.ts";

/** A bound of an index range: a key prefix, itself inside or outside. */
export interface Bound {
  readonly prefix: readonly (ConvexValue | undefined)[];
  readonly inclusive: boolean;
}

export interface IndexRange {
  readonly lower: Bound;
  readonly upper: Bound;
}

/**
 * Turns range expressions into bounds. Equalities may come in any order but must cover a prefix of the index's fields;
 * at most one lower and one upper bound on the field that follows.
 */
export function indexRange(
  index: { readonly name: string; readonly fields: readonly string[] },
  expressions: readonly RangeExpression[],
): IndexRange {
  const equalities = new Map<string, ConvexValue | undefined>();
  for (const { type, fieldPath, value } of expressions) {
    if (type === "Eq") equalities.set(fieldPath, decodeOperand(value));
  }
  const covered = index.fields.slice(0, equalities.size);
  const bounds = expressions.filter(({ type }) => type !== "Eq");
  const next = index.fields[equalities.size];
  const wrong =
    [...equalities.keys()].find((field) => !covered.includes(field)) ??
    bounds.find(({ fieldPath }) => fieldPath !== next)?.fieldPath;
  if (wrong !== undefined) throw outOfOrder(index, { expressions, wrong });
  const prefix = covered.map((field) => equalities.get(field));
  return {
    lower: boundOf(
      prefix,
      bounds.filter(({ type }) => type === "Gt" || type === "Gte"),
    ),
    upper: boundOf(
      prefix,
      bounds.filter(({ type }) => type === "Lt" || type === "Lte"),
    ),
  };
}

/** The entries of a range, in ascending order. `entries` are in the order of the index. */
export function entriesInRange(
  entries: readonly IndexEntry[],
  range: IndexRange,
): readonly IndexEntry[] {
  const start = firstWhere(entries, ({ key }) => {
    const order = compareToPrefix(key, range.lower.prefix);
    return range.lower.inclusive ? order >= 0 : order > 0;
  });
  const end = firstWhere(entries, ({ key }) => {
    const order = compareToPrefix(key, range.upper.prefix);
    return range.upper.inclusive ? order > 0 : order >= 0;
  });
  return entries.slice(start, end);
}

/** Reads an operand, which may be the wire form of `undefined`. */
export function decodeOperand(json: unknown): ConvexValue | undefined {
  const isUndefined = typeof json === "object" && json !== null && "$undefined" in json;
  return isUndefined ? undefined : decodeValue(json);
}

function boundOf(
  prefix: readonly (ConvexValue | undefined)[],
  expressions: readonly RangeExpression[],
): Bound {
  const [expression, second] = expressions;
  if (second !== undefined) {
    throw new CallRejection(`Already defined a bound for the field "${second.fieldPath}".`);
  }
  if (expression === undefined) return { prefix, inclusive: true };
  return {
    prefix: [...prefix, decodeOperand(expression.value)],
    inclusive: expression.type === "Gte" || expression.type === "Lte",
  };
}

function compareToPrefix(key: IndexEntry["key"], prefix: Bound["prefix"]): number {
  return compareArrays(key.slice(0, prefix.length), prefix);
}

function outOfOrder(
  index: { readonly name: string; readonly fields: readonly string[] },
  {
    expressions,
    wrong,
  }: { readonly expressions: readonly RangeExpression[]; readonly wrong: string },
): CallRejection {
  const queried = expressions.map(({ fieldPath }) => `"${fieldPath}"`).join(", ");
  const fields = index.fields
    .slice(0, -1)
    .map((field) => `"${field}"`)
    .join(", ");
  return new CallRejection(
    `Tried to query index ${index.name} but the query didn't use the index fields in order.\n\n` +
      `Index fields: [${fields}]\nQuery fields: [${queried}]\nFirst incorrect field: "${wrong}"\n\n` +
      "For more information see https://docs.convex.dev/using/indexes.",
  );
}
