import { expect, test } from "vitest";
import { checkLimits, nestingOf } from "./check-limits.ts";
import type { ConvexValue } from "./convex-value.ts";

const nested = (depth: number): ConvexValue => (depth === 0 ? 1 : [nested(depth - 1)]);
const withFields = (count: number): ConvexValue =>
  Object.fromEntries(Array.from({ length: count }, (_, index) => [`f${index}`, 1]));

test.each([
  ["64 levels", nested(64)],
  ["8192 items", Array.from({ length: 8192 }, () => 1)],
  ["1024 fields", withFields(1024)],
  ["a name of 1024 characters", { ["x".repeat(1024)]: 1 }],
  ["bytes", new ArrayBuffer(8)],
])("%s are within the limits", (_what, value) => {
  expect(checkLimits(value)).toBeUndefined();
});

test.each([
  [nested(65), "Value is too nested (nested 65 levels deep > maximum nesting 64)"],
  [Array.from({ length: 8193 }, () => 1), "Array length is too long (8193 > maximum length 8192)"],
  [{ deep: [withFields(1025)] }, "Object has too many fields (1025 > maximum number 1024)"],
  [{ $x: 1 }, "Field name $x starts with a '$', which is reserved."],
  [
    { grün: 1 },
    "Field name grün has invalid character 'ü': Field names can only contain non-control ASCII characters",
  ],
  [
    { ["x".repeat(1025)]: 1 },
    `Field name ${"x".repeat(1025)} exceeds maximum field name length 1024.`,
  ],
])("what is above a limit is refused by name (%#)", (value, message) => {
  expect(checkLimits(value)).toBe(message);
});

test("scalars do not nest, arrays and objects do", () => {
  expect([1, null, new ArrayBuffer(1), [], [[{ a: {} }]]].map(nestingOf)).toEqual([0, 0, 0, 1, 4]);
});
