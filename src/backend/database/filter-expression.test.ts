import { expect, test } from "vitest";
import { evaluateFilter } from "./filter-expression.ts";

const document = { _id: "i", _creationTime: 1, n: 5, text: "b", deep: { yes: true }, big: 7n };
const field = (path: string) => ({ $field: path });
const literal = (value: unknown) => ({ $literal: value });

test.each([
  [{ $eq: [field("n"), literal(5)] }, true],
  [{ $neq: [field("n"), literal(5)] }, false],
  [{ $lt: [field("n"), literal(6)] }, true],
  [{ $lte: [field("n"), literal(4)] }, false],
  [{ $gt: [field("text"), literal("a")] }, true],
  [{ $gte: [field("text"), literal("c")] }, false],
  [{ $gt: [field("text"), field("n")] }, true],
  [{ $eq: [field("missing"), literal({ $undefined: null })] }, true],
  [{ $lt: [field("missing"), literal(null)] }, true],
  [{ $eq: [field("deep.yes"), literal(true)] }, true],
  [{ $and: [literal(true), { $not: literal(false) }] }, true],
  [{ $or: [literal(false), literal(1)] }, false],
  [{ $and: [] }, true],
  [{ $add: [field("n"), literal(2)] }, 7],
  [{ $mod: [field("n"), literal(3)] }, 2],
  [{ $neg: field("n") }, -5],
])("%j is %j", (expression, expected) => {
  expect(evaluateFilter(expression, document)).toEqual(expected);
});

test.each([
  [null, "Malformed"],
  [{}, "Malformed"],
  [{ $call: [] }, "Malformed"],
  [{ $eq: 1 }, "Malformed"],
  [{ toString: [] }, "Malformed"],
  [{ $field: { toString: 1 } }, "Malformed"],
  [{ $neg: literal("x") }, "Only numbers can be negated"],
  [{ $div: [field("big"), literal({ $integer: "AAAAAAAAAAA=" })] }, "out of range"],
  [{ $add: [field("n"), field("big")] }, "two numbers of the same type"],
])("%j is refused", (expression, message) => {
  expect(() => evaluateFilter(expression, document)).toThrow(message);
});
