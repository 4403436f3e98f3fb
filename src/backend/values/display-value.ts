import { isConvexArray, type ConvexValue } from "./convex-value.ts";

/** A value as the platform shows it in error messages: `{count: 1.0, name: "x"}`, int64 as `1n`, bytes as `b"…"`. */
export function displayValue(value: ConvexValue | undefined): string {
  if (value === undefined) return "undefined";
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number") return displayNumber(value);
  if (typeof value === "string") return JSON.stringify(value);
  if (typeof value !== "object" || value === null) return String(value);
  if (value instanceof ArrayBuffer) return `b"${Buffer.from(value).toString("hex")}"`;
  if (isConvexArray(value)) return `[${value.map(displayValue).join(", ")}]`;
  const fields = Object.keys(value)
    .sort()
    .map((name) => `${displayField(name)}: ${displayValue(value[name])}`);
  return `{${fields.join(", ")}}`;
}

/** A field name as it stands in an object literal: quoted where it is no identifier. */
export function displayField(name: string): string {
  return /^[A-Za-z_][A-Za-z0-9_]*$/.test(name) ? name : JSON.stringify(name);
}

function displayNumber(value: number): string {
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "Infinity" : "-Infinity";
  if (Object.is(value, -0)) return "-0.0";
  return Number.isInteger(value) && Math.abs(value) < 1e16 ? value.toFixed(1) : String(value);
}
