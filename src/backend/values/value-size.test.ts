import { getConvexSize } from "convex-latest/values";
import { expect, test } from "vitest";
import { valueSize } from "./value-size.ts";

test.each([
  [null],
  [true],
  [1],
  [7n],
  ["grün 🌱"],
  [new Uint8Array([1, 2, 3]).buffer],
  [[1, [null], "x"]],
  [{ grün: 1, deep: { list: [1n, "y"] } }],
])("%o has the size that the client library tells", (value) => {
  expect(valueSize(value)).toBe(getConvexSize(value));
});
