import { expect, test } from "vitest";
import { schemaJson, shapeOfSchema } from "./schema-shape.ts";

const text = { fieldType: { type: "string" }, optional: false };

const schema = schemaJson.parse({
  tables: [
    {
      tableName: "posts",
      documentType: { type: "object", value: { title: text, body: text } },
      indexes: [
        { indexDescriptor: "by_title", fields: ["title", "_creationTime"] },
        { indexDescriptor: "by_body", fields: ["body", "title", "_creationTime"] },
      ],
      searchIndexes: [
        { indexDescriptor: "search", searchField: "body", filterFields: ["title", "author"] },
        { indexDescriptor: "plain", searchField: "title", filterFields: [] },
      ],
      vectorIndexes: [
        { indexDescriptor: "near", vectorField: "at", dimensions: 3, filterFields: ["title"] },
      ],
    },
    { tableName: "logs", documentType: null, indexes: [], searchIndexes: [] },
  ],
  schemaValidation: true,
});

test("A schema is told by table, with indexes as sorted lists of their fields.", () => {
  expect(shapeOfSchema(schema)).toEqual({
    logs: { document: "any", indexes: [], searchIndexes: [], vectorIndexes: [] },
    posts: {
      document: { object: { body: "string", title: "string" } },
      indexes: ["body, title", "title"],
      searchIndexes: ["body (filters: author, title)", "title"],
      vectorIndexes: ["at [3] (filters: title)"],
    },
  });
});

test("Names of indexes are told on request.", () => {
  expect(shapeOfSchema(schema, { indexNames: true })["posts"]).toEqual({
    document: { object: { body: "string", title: "string" } },
    indexes: ["by_body: body, title", "by_title: title"],
    searchIndexes: ["plain: title", "search: body (filters: author, title)"],
    vectorIndexes: ["near: at [3] (filters: title)"],
  });
});

test("A project without a schema has no tables.", () => {
  expect(shapeOfSchema(null)).toEqual({});
});
