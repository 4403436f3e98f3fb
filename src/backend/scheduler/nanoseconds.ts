import type { ConvexValue } from "../values/convex-value.ts";

const perMillisecond = 1_000_000n;

/** A time in milliseconds since the epoch as the platform's system tables hold it. */
export function nanoseconds(milliseconds: number): bigint {
  return BigInt(Math.round(milliseconds)) * perMillisecond;
}

/** Milliseconds since the epoch; `undefined` for what is no time. */
export function fromNanoseconds(value: ConvexValue | undefined): number | undefined {
  return typeof value === "bigint" ? Number(value / perMillisecond) : undefined;
}
