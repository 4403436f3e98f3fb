import { v, type GenericValidator } from "convex/values";
import { expect, test } from "vitest";
import { checkValue } from "./check-value.ts";
import type { ConvexValue } from "./convex-value.ts";
import { validatorSchema } from "./validator.ts";

function check(validator: GenericValidator, value: ConvexValue): string | undefined {
  const json: unknown = Reflect.get(validator, "json");
  return checkValue(validatorSchema.parse(json), value, (id) => /^(\w+)-/.exec(id)?.[1]);
}

const fitting: readonly (readonly [GenericValidator, ConvexValue])[] = [
  [v.any(), null],
  [v.null(), null],
  [v.number(), 1.5],
  [v.int64(), 1n],
  [v.boolean(), false],
  [v.string(), ""],
  [v.bytes(), new ArrayBuffer(1)],
  [v.id("users"), "users-1"],
  [v.literal("a"), "a"],
  [v.literal(1n), 1n],
  [v.array(v.number()), [1, 2]],
  [v.record(v.string(), v.number()), { a: 1 }],
  [v.record(v.id("users"), v.boolean()), { "users-1": true }],
  [v.object({ a: v.optional(v.string()) }), {}],
  [v.union(v.string(), v.object({ kind: v.literal("x") })), { kind: "x" }],
];

test("values fit the validators of their kind", () => {
  expect(fitting.map(([validator, value]) => check(validator, value))).toEqual(
    fitting.map(() => undefined),
  );
});

const misfits: readonly (readonly [
  what: string,
  validator: GenericValidator,
  value: ConvexValue,
  message: string,
])[] = [
  [
    "a wrong scalar",
    v.string(),
    1,
    "Value does not match validator.\nValue: 1.0\nValidator: v.string()",
  ],
  [
    "a place deep inside",
    v.object({ list: v.array(v.object({ n: v.int64() })) }),
    { list: [{ n: 1n }, { n: 2 }] },
    "Value does not match validator.\nPath: .list[1].n\nValue: 2.0\nValidator: v.int64()",
  ],
  [
    "an id of another table",
    v.object({ owner: v.id("users") }),
    { owner: "posts-1" },
    'Found ID "posts-1" from table `posts`, which does not match the table name in validator `v.id("users")`.',
  ],
  [
    "text that is no id",
    v.id("users"),
    "?",
    'Value does not match validator.\nValue: "?"\nValidator: v.id("users")',
  ],
  [
    "a key of a record",
    v.record(v.id("users"), v.number()),
    { x: 1 },
    'Value does not match validator.\nPath: .x\nValue: "x"\nValidator: v.id("users")',
  ],
  [
    "none of a union",
    v.union(v.literal("a"), v.literal("b")),
    "c",
    'Value does not match validator.\nValue: "c"\nValidator: v.union(v.literal("a"), v.literal("b"))',
  ],
  [
    "an inherited name",
    v.object({}),
    { toString: "x" },
    'Object contains extra field `toString` that is not in the validator.\n\nObject: {toString: "x"}\nValidator: v.object({})',
  ],
];

test("the first mismatch is described as the platform does", () => {
  const described = misfits.map(([what, validator, value]) => [what, check(validator, value)]);
  expect(described).toEqual(misfits.map(([what, , , message]) => [what, message]));
});
