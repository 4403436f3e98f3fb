import { expect, test } from "vitest";
import { functionSpecJson, shapeOfFunctions, shapeOfRoutes } from "./function-shape.ts";

const spec = functionSpecJson.parse([
  { functionType: "HttpAction", method: "POST", path: "/intake" },
  {
    args: { type: "object", value: { to: { fieldType: { type: "string" }, optional: true } } },
    functionType: "Mutation",
    identifier: "deep/messages.js:send",
    returns: { type: "null" },
    visibility: { kind: "internal" },
  },
  { functionType: "HttpAction", method: "GET", path: "/api/*" },
  {
    args: { type: "any" },
    functionType: "Query",
    identifier: "a.js:b",
    returns: null,
    visibility: { kind: "public" },
  },
]);

test("Functions are told by name with kind, visibility and arguments.", () => {
  expect(shapeOfFunctions(spec)).toEqual({
    "a:b": { kind: "query", visibility: "public", args: "any" },
    "deep/messages:send": {
      kind: "mutation",
      visibility: "internal",
      args: { object: { "to?": "string" } },
    },
  });
});

test("Validators of results are told on request.", () => {
  expect(shapeOfFunctions(spec, { returns: true })).toEqual({
    "a:b": { kind: "query", visibility: "public", args: "any", returns: "any" },
    "deep/messages:send": {
      kind: "mutation",
      visibility: "internal",
      args: { object: { "to?": "string" } },
      returns: "null",
    },
  });
});

test("Routes are told as method and path in sorted order.", () => {
  expect(shapeOfRoutes(spec)).toEqual(["GET /api/*", "POST /intake"]);
});
