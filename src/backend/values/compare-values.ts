import {
  isConvexArray,
  isConvexObject,
  type ConvexObject,
  type ConvexValue,
} from "./convex-value.ts";

type Comparable = ConvexValue | undefined;

/**
 * The platform's total order: undefined < null < int64 < float64 < boolean < string < bytes < array < object.
 * Negative where `left` comes first, 0 where the two are equal.
 */
export function compareValues(left: Comparable, right: Comparable): number {
  const rank = rankOf(left) - rankOf(right);
  if (rank !== 0) return rank;
  if (typeof left === "number" && typeof right === "number") return compareFloats(left, right);
  if (typeof left === "string" && typeof right === "string") return compareBytes(left, right);
  if (left instanceof ArrayBuffer && right instanceof ArrayBuffer) {
    return Buffer.compare(Buffer.from(left), Buffer.from(right));
  }
  if (isConvexArray(left) && isConvexArray(right)) return compareArrays(left, right);
  if (isConvexObject(left) && isConvexObject(right)) return compareObjects(left, right);
  if (left === right || left === undefined || right === undefined) return 0;
  return left !== null && right !== null && left < right ? -1 : 1;
}

/** Compares keys of an index, component by component. A shorter key comes before those that it begins. */
export function compareArrays(left: readonly Comparable[], right: readonly Comparable[]): number {
  const shared = Math.min(left.length, right.length);
  for (let index = 0; index < shared; index += 1) {
    const order = compareValues(left[index], right[index]);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function rankOf(value: Comparable): number {
  if (value === undefined) return 0;
  if (value === null) return 1;
  if (typeof value === "bigint") return 2;
  if (typeof value === "number") return 3;
  if (typeof value === "boolean") return 4;
  if (typeof value === "string") return 5;
  if (value instanceof ArrayBuffer) return 6;
  return isConvexArray(value) ? 7 : 8;
}

// The total order of IEEE 754: the bits of a negative number are inverted, -0 comes before 0, NaN last.
function compareFloats(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  const [leftBits, rightBits] = [orderedBits(left), orderedBits(right)];
  if (leftBits === rightBits) return 0;
  return leftBits < rightBits ? -1 : 1;
}

function orderedBits(value: number): bigint {
  const bytes = Buffer.alloc(8);
  bytes.writeDoubleBE(value);
  const bits = bytes.readBigInt64BE();
  return bits < 0n ? bits ^ 0x7fff_ffff_ffff_ffffn : bits;
}

// Strings are ordered by their UTF-8 bytes; JavaScript's order by UTF-16 units differs outside the basic plane.
function compareBytes(left: string, right: string): number {
  if (left === right) return 0;
  return Buffer.compare(Buffer.from(left, "utf8"), Buffer.from(right, "utf8"));
}

function compareObjects(left: ConvexObject, right: ConvexObject): number {
  return compareArrays(flatten(left), flatten(right));
}

function flatten(value: ConvexObject): readonly Comparable[] {
  return Object.keys(value)
    .sort()
    .flatMap((name) => [name, value[name]]);
}
