/** A value of the platform: null, int64 (`bigint`), float64, boolean, string, bytes, array or object. */
export type ConvexValue =
  null | bigint | number | boolean | string | ArrayBuffer | readonly ConvexValue[] | ConvexObject;

export interface ConvexObject {
  readonly [field: string]: ConvexValue;
}

/** The wire form of a value: JSON with `{"$integer"}`, `{"$float"}` and `{"$bytes"}` for what JSON lacks. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;

export interface JsonObject {
  readonly [field: string]: Json;
}

/** True for objects of fields, as against null, arrays and bytes. */
export function isConvexObject(value: ConvexValue | undefined): value is ConvexObject {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof ArrayBuffer)
  );
}

/** True for arrays; unlike `Array.isArray` it narrows read-only ones. */
export function isConvexArray(value: ConvexValue | undefined): value is readonly ConvexValue[] {
  return Array.isArray(value);
}
