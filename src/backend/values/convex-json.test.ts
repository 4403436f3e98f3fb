import { convexToJson } from "convex/values";
import { expect, test } from "vitest";
import { decodeObject, decodeValue, encodeValue } from "./convex-json.ts";
import { MalformedValue } from "./malformed-value.ts";

const value = {
  text: "x",
  big: -(2n ** 63n),
  special: [Number.NaN, Number.POSITIVE_INFINITY, -0, 1.5],
  bytes: new Uint8Array([0, 255]).buffer,
  nested: { yes: true, none: null },
};

test("values are written as the platform's client writes them, and read back", () => {
  const json = encodeValue(value);
  expect(json).toEqual(convexToJson(value));
  expect(decodeValue(json)).toEqual(value);
});

test("a field named __proto__ stays a field", () => {
  const decoded = decodeObject(JSON.parse('{"__proto__": 1}'));
  expect(Object.keys(decoded)).toEqual(["__proto__"]);
});

test.each([[{ $integer: "AA==" }], [{ $other: "x" }], [{ $bytes: 1 }], [{ a: 1, $b: 2 }]])(
  "%j is refused",
  (json) => {
    expect(() => decodeValue(json)).toThrow(MalformedValue);
  },
);

test("only objects are read as objects", () => {
  expect(() => decodeObject([1])).toThrow("Expected an object.");
});
