import { convexToJson, jsonToConvex, type Value } from "convex-latest/values";
import fc from "fast-check";
import { expect, test } from "vitest";
import { propertyRuns } from "../property-runs.fixture.ts";
import { compareValues } from "./compare-values.ts";
import { decodeValue, encodeValue } from "./convex-json.ts";
import type { ConvexValue } from "./convex-value.ts";
import { randomValue } from "./random-value.fixture.ts";
import { sortKey } from "./sort-key.fixture.ts";

const orUndefined = fc.option(randomValue, { nil: undefined, freq: 12 });
const confusable = fc.constantFrom("a", "\0", "\uFFFD", "\u{10000}");
const confusableText = fc.string({ unit: confusable, maxLength: 2 });

const pair = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(orUndefined, orUndefined) },
  { weight: 1, arbitrary: fc.tuple(confusableText, confusableText) },
);

test("values are ordered as their sort keys are", () => {
  fc.assert(
    fc.property(pair, ([left, right]) => {
      const expected = Buffer.compare(sortKey(left), sortKey(right));
      expect(Math.sign(compareValues(left, right))).toBe(expected);
      expect(Math.sign(compareValues(right, left))).toBe(0 - expected);
    }),
    propertyRuns({ share: 0.2 }),
  );
});

test("a value survives the wire, in the form that the client library writes and reads", () => {
  fc.assert(
    fc.property(randomValue, (value) => {
      const wire = encodeValue(value);
      // The library's type of values is ours but for its mutability.
      expect(wire).toEqual(convexToJson(value as Value));
      const sent: unknown = JSON.parse(JSON.stringify(wire));
      expect(sortKey(decodeValue(sent))).toEqual(sortKey(value));
      expect(sortKey(readByLibrary(sent))).toEqual(sortKey(value));
    }),
    propertyRuns({ share: 0.15 }),
  );
});

function readByLibrary(sent: unknown): ConvexValue {
  const json = sent as Parameters<typeof jsonToConvex>[0]; // it has just been parsed
  return jsonToConvex(json) as ConvexValue; // the library's type, but for its placeholders
}
