import { expect, test } from "vitest";
import type { Document } from "./document.ts";
import { searchVectors, type VectorQuery } from "./search-vectors.ts";

const index = {
  indexDescriptor: "by_at",
  vectorField: "deep.at",
  dimensions: 2,
  filterFields: ["kind"],
};
const at = (_id: string, vector: readonly (number | string)[], kind = "a"): Document => ({
  _id,
  _creationTime: 1,
  kind,
  deep: { at: vector },
});
const query = (rest: Partial<VectorQuery>): VectorQuery => ({
  indexName: "points.by_at",
  vector: [1, 1],
  ...rest,
});
const equal = (field: string, value: string) => ({
  $eq: [{ $field: field }, { $literal: value }] as [{ $field: string }, { $literal: unknown }],
});

test("only vectors of the index's size and of numbers are found", () => {
  const documents = [
    at("a", [1]),
    at("b", [1, "x"]),
    at("c", [5, 5]),
    { _id: "d", _creationTime: 1 },
  ];
  expect(searchVectors(documents, index, query({}))).toEqual([
    { _id: "c", _score: expect.closeTo(1) },
  ]);
});

test("equally near vectors come in order of their ids, ten at most by default", () => {
  const documents = Array.from({ length: 12 }, (_, count) => at(`d${99 - count}`, [count + 1, 0]));
  const found = searchVectors(documents, index, query({ vector: [1, 0] }));
  expect(found.map(({ _id }) => _id)).toEqual([
    "d88",
    "d89",
    "d90",
    "d91",
    "d92",
    "d93",
    "d94",
    "d95",
    "d96",
    "d97",
  ]);
});

test("a vector of length zero is as near as a right angle", () => {
  expect(searchVectors([at("a", [0, 0])], index, query({}))).toEqual([{ _id: "a", _score: 0 }]);
});

test("one of several equalities suffices", () => {
  const documents = [at("a", [1, 1], "x"), at("b", [1, 1], "y"), at("c", [1, 1], "z")];
  const expressions = { $or: [equal("kind", "x"), { $or: [equal("kind", "z")] }] };
  const found = searchVectors(documents, index, query({ expressions }));
  expect(found.map(({ _id }) => _id)).toEqual(["a", "c"]);
});

test.each([
  [{ vector: [1] }, "has 1 dimensions, but the index has 2"],
  [{ limit: 0 }, "must have a limit between 1 and 256. Received: 0"],
  [{ limit: 1.5 }, "must have a limit between 1 and 256. Received: 1.5"],
  [{ expressions: equal("other", "x") }, 'contains an equality filter on "other"'],
  [
    { expressions: { $or: Array.from({ length: 65 }, () => equal("kind", "x")) } },
    "has too many filter conditions. Max: 64 Actual: 65",
  ],
])("a wrong query is refused (%#)", (rest, message) => {
  expect(() => searchVectors([], index, query(rest))).toThrow(message);
});
