import { isConvexArray, type ConvexObject, type ConvexValue } from "./convex-value.ts";

/** Size of a value in bytes as the platform counts it (documented: `getConvexSize` of `convex/values`). */
export function valueSize(value: ConvexValue): number {
  if (value === null || typeof value === "boolean") return 1;
  if (typeof value === "bigint" || typeof value === "number") return 9;
  if (typeof value === "string") return 2 + Buffer.byteLength(value, "utf8");
  if (value instanceof ArrayBuffer) return 2 + value.byteLength;
  if (isConvexArray(value)) return value.reduce<number>((size, item) => size + valueSize(item), 2);
  return objectSize(value);
}

function objectSize(value: ConvexObject): number {
  let size = 2;
  for (const [name, field] of Object.entries(value)) {
    size += Buffer.byteLength(name, "utf8") + 1 + valueSize(field);
  }
  return size;
}
