import type { Json } from "./convex-value.ts";

/**
 * Turns the wire form of a value into the platform's `json` format for other languages: int64 as a decimal string,
 * bytes as base64, numbers that JSON lacks by their names (documentation of the HTTP API).
 */
export function toPlainJson(json: Json): Json {
  if (typeof json !== "object" || json === null) return json;
  if (isArray(json)) return json.map(toPlainJson);
  const { $integer: integer, $float: float, $bytes: bytes } = json;
  if (typeof integer === "string") return readLast(integer).readBigInt64LE().toString();
  if (typeof float === "string") return nameOf(readLast(float).readDoubleLE());
  if (typeof bytes === "string") return bytes;
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, toPlainJson(value)]),
  );
}

function isArray(json: Json): json is readonly Json[] {
  return Array.isArray(json);
}

function readLast(base64: string): Buffer {
  return Buffer.from(base64, "base64");
}

function nameOf(number: number): string {
  return Object.is(number, -0) ? "-0" : String(number);
}
