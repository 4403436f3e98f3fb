import { expect, test } from "vitest";
import { acceptsValue } from "./accepts-value.ts";
import type { ValidatorShape } from "./validator-shape.ts";

const page: ValidatorShape = {
  object: { isDone: "boolean", "status?": { union: ["null", `literal("Split")`] } },
};

const cases: readonly (readonly [ValidatorShape, readonly unknown[], readonly unknown[]])[] = [
  ["any", [null, 1, "a", {}], [undefined]],
  ["null", [null], [undefined, 0, ""]],
  ["string", ["", "a"], [1, null, undefined]],
  ["number", [0, -1.5], ["0", 1n, null]],
  ["bigint", [1n], [1]],
  ["boolean", [true, false], [0, "true"]],
  ["bytes", [new ArrayBuffer(2)], ["ab"]],
  ["id(users)", ["k57"], [57]],
  [`literal("draft")`, ["draft"], ["Draft", null]],
  [`literal(5)`, [5], ["5"]],
  [{ array: "string" }, [[], ["a", "b"]], [["a", 1], "a", {}]],
  [{ record: { keys: "string", values: "number" } }, [{}, { a: 1 }], [{ a: "1" }, [], null]],
  [{ record: { keys: `literal("a")`, values: "any" } }, [{ a: 1 }], [{ b: 1 }]],
  [{ union: ["null", "number"] }, [null, 3], ["3"]],
  [
    page,
    [{ isDone: true }, { isDone: false, status: "Split" }, { isDone: true, status: undefined }],
    [{}, { isDone: 1 }, { isDone: true, status: "Other" }, { isDone: true, cursor: "" }, null, []],
  ],
];

test.each(cases)("The shape %j accepts what fits it and nothing else.", (shape, right, wrong) => {
  expect(right.filter((value) => !acceptsValue(shape, value))).toEqual([]);
  expect(wrong.filter((value) => acceptsValue(shape, value))).toEqual([]);
});
