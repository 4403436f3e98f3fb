import { v } from "convex/values";
import { expect, test } from "vitest";
import { placesOfAny, shapeOfValidator, validatorJson } from "./validator-shape.ts";
import type { ValidatorShape } from "./validator-shape.ts";

test("Each kind of validator has a shape of its own.", () => {
  const validator = v.object({
    id: v.id("users"),
    nothing: v.null(),
    count: v.number(),
    big: v.int64(),
    flag: v.boolean(),
    text: v.string(),
    raw: v.bytes(),
    rest: v.any(),
    word: v.literal("x"),
    one: v.literal(1n),
    list: v.array(v.string()),
    map: v.record(v.id("users"), v.number()),
    maybe: v.optional(v.string()),
  });
  expect(shapeOf(validator)).toEqual({
    object: {
      big: "bigint",
      count: "number",
      flag: "boolean",
      id: "id(users)",
      list: { array: "string" },
      map: { record: { keys: "id(users)", values: "number" } },
      "maybe?": "string",
      nothing: "null",
      one: 'literal({"$integer":"AQAAAAAAAAA="})',
      raw: "bytes",
      rest: "any",
      text: "string",
      word: 'literal("x")',
    },
  });
});

test("Fields come in sorted order whatever the order of declaration.", () => {
  const shape = shapeOf(v.object({ b: v.string(), a: v.string() }));
  expect(JSON.stringify(shape)).toBe('{"object":{"a":"string","b":"string"}}');
});

test("A union does not depend on order, nesting or repetition.", () => {
  const expected = { union: ["null", "number", "string"] };
  expect(shapeOf(v.union(v.string(), v.null(), v.number()))).toEqual(expected);
  expect(shapeOf(v.union(v.union(v.number(), v.string()), v.null(), v.string()))).toEqual(expected);
  expect(shapeOf(v.union(v.null(), v.null()))).toBe("null");
});

test("Optional and nullable differ.", () => {
  expect(shapeOf(v.object({ a: v.optional(v.string()) }))).not.toEqual(
    shapeOf(v.object({ a: v.union(v.string(), v.null()) })),
  );
});

test.each([
  [v.any(), ["."]],
  [v.object({ a: v.array(v.object({ b: v.optional(v.any()), c: v.string() })) }), ["a[].b?"]],
  [v.record(v.string(), v.union(v.null(), v.any())), ["[]"]],
  [v.object({ a: v.literal("any"), b: v.array(v.string()) }), []],
])("Places that accept anything are found.", (validator, expected) => {
  expect(placesOfAny(shapeOf(validator))).toEqual(expected);
});

function shapeOf(validator: unknown): ValidatorShape {
  const exported = typeof validator === "object" && validator !== null && "json" in validator;
  return shapeOfValidator(validatorJson.parse(exported ? validator.json : validator));
}
