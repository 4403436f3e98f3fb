import { isConvexArray, type ConvexObject, type ConvexValue } from "./convex-value.ts";

/**
 * A value as bytes whose plain order is the platform's order of values: another way to say what `compareValues` decides,
 * to hold it against.
 */
export function sortKey(value: ConvexValue | undefined): Buffer {
  if (value === undefined) return Buffer.from([1]);
  if (value === null) return Buffer.from([2]);
  if (typeof value === "bigint") return tagged(3, unsigned(value + 2n ** 63n));
  if (typeof value === "number") return tagged(4, orderedFloat(value));
  if (typeof value === "boolean") return Buffer.from([5, value ? 1 : 0]);
  if (typeof value === "string") return tagged(6, terminated(Buffer.from(value, "utf8")));
  if (value instanceof ArrayBuffer) return tagged(7, terminated(Buffer.from(value)));
  if (isConvexArray(value)) return tagged(8, ...value.map(sortKey), Buffer.from([0]));
  return tagged(9, ...fieldKeys(value), Buffer.from([0]));
}

function fieldKeys(value: ConvexObject): Buffer[] {
  const names = Object.keys(value).toSorted((left, right) => (left < right ? -1 : 1));
  return names.flatMap((name) => [sortKey(name), sortKey(value[name])]);
}

function tagged(tag: number, ...parts: readonly Buffer[]): Buffer {
  return Buffer.concat([Buffer.from([tag]), ...parts]);
}

function unsigned(value: bigint): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigUInt64BE(value);
  return bytes;
}

function orderedFloat(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  const bits = bytes.readBigUInt64BE();
  const isNegative = bits >> 63n === 1n;
  return unsigned(isNegative ? ~bits & 0xffff_ffff_ffff_ffffn : bits | (1n << 63n));
}

// A zero byte is followed by 255, the end by zero: what a text begins comes before it.
function terminated(bytes: Buffer): Buffer {
  const escaped = [...bytes].flatMap((byte) => (byte === 0 ? [0, 255] : [byte]));
  return Buffer.from([...escaped, 0, 0]);
}
