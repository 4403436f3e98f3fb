import { isConvexArray, isConvexObject, type ConvexValue } from "./convex-value.ts";

/**
 * Stands for the timestamp of a mutation's commit until that is known (`db.vars.commitTs`). It is its own wire form;
 * no other value has a field whose name begins with `$`.
 */
export const commitTimestamp: ConvexValue = Object.freeze({ $commitTs: null });

/** The value with the timestamp in every place that waits for it; the same value where there is none. */
export function withCommitTimestamp<Value extends ConvexValue>(
  value: Value,
  timestamp: bigint,
): Value {
  return holdsCommitTimestamp(value) ? (replaceIn(value, timestamp) as Value) : value; // documents stay documents
}

function holdsCommitTimestamp(value: ConvexValue): boolean {
  if (value === commitTimestamp) return true;
  if (isConvexArray(value)) return value.some(holdsCommitTimestamp);
  return isConvexObject(value) && Object.values(value).some(holdsCommitTimestamp);
}

function replaceIn(value: ConvexValue, timestamp: bigint): ConvexValue {
  if (value === commitTimestamp) return timestamp;
  if (isConvexArray(value)) return value.map((item) => replaceIn(item, timestamp));
  if (!isConvexObject(value)) return value;
  const fields = Object.entries(value).map(
    ([name, field]) => [name, replaceIn(field, timestamp)] as const,
  );
  return Object.fromEntries(fields);
}
