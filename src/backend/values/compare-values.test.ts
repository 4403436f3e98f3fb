import { expect, test } from "vitest";
import { compareArrays, compareValues } from "./compare-values.ts";
import type { ConvexValue } from "./convex-value.ts";

const bytes = (...content: number[]): ArrayBuffer => new Uint8Array(content).buffer;

/** In the platform's order, from the smallest. */
const ordered: readonly (ConvexValue | undefined)[] = [
  undefined,
  null,
  -5n,
  3n,
  Number.NEGATIVE_INFINITY,
  -1.5,
  -0,
  0,
  2,
  Number.POSITIVE_INFINITY,
  Number.NaN,
  false,
  true,
  "",
  "B",
  "a",
  "\uffff",
  "\u{1f600}",
  bytes(),
  bytes(1),
  bytes(1, 0),
  bytes(2),
  [],
  [1],
  [1, "x"],
  [2],
  {},
  { a: 1 },
  { a: 1, b: 0 },
  { b: 0 },
];

test("every value comes before all that follow it", () => {
  for (const [index, value] of ordered.entries()) {
    const orders = ordered.map((other) => Math.sign(compareValues(value, other)));
    expect(orders).toEqual(ordered.map((_, other) => Math.sign(index - other)));
  }
});

test("a key that begins another comes before it", () => {
  expect(compareArrays(["a"], ["a", undefined])).toBeLessThan(0);
});
