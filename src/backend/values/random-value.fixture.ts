import fc from "fast-check";
import type { ConvexValue } from "./convex-value.ts";

const edges: readonly ConvexValue[] = [
  null,
  false,
  true,
  0,
  -0,
  1,
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  Number.MIN_VALUE,
  0n,
  1n,
  -(2n ** 63n),
  2n ** 63n - 1n,
  "",
  "a",
  "a\0",
  "b",
  // Their order by UTF-16 units is not that by bytes.
  "\uFFFD",
  "\u{10000}",
  [],
  {},
];

const scalar: fc.Arbitrary<ConvexValue> = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...edges) },
  fc.double(),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }),
  fc.string({ unit: "binary", maxLength: 4 }),
  fc.uint8Array({ maxLength: 4 }).map((bytes) => new Uint8Array(bytes).buffer),
);

const fieldName = fc.constantFrom("a", "b", "ab", "_x", "A");

/** Values of every type, nested a little, with what is rare and odd more often than by chance. */
export const randomValue: fc.Arbitrary<ConvexValue> = fc.letrec<{ value: ConvexValue }>((tie) => ({
  value: fc.oneof(
    { depthSize: "small", withCrossShrink: true, maxDepth: 3 },
    scalar,
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(fieldName, tie("value"), { maxKeys: 3 }).map((fields) => ({ ...fields })),
  ),
})).value;
