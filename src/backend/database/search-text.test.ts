import { expect, test } from "vitest";
import { encodeValue } from "../values/convex-json.ts";
import type { ConvexObject, ConvexValue } from "../values/convex-value.ts";
import { CursorCodec } from "./cursor.ts";
import { Database } from "./database.ts";
import { paginate } from "./paginate.ts";
import type { QueryDefinition, SearchFilter } from "./query-definition.ts";
import { runQuery, type QueryContext } from "./run-query.ts";
import { schemaDefinition } from "./schema.ts";
import { TransactionMeter } from "./transaction-meter.ts";
import { noUsage } from "./usage.ts";

const index = {
  indexDescriptor: "by_text",
  searchField: "text",
  filterFields: ["channel", "at.n"],
};
const schema = schemaDefinition.parse({
  tables: [
    {
      tableName: "notes",
      indexes: [{ indexDescriptor: "by_channel", fields: ["channel"] }],
      searchIndexes: [index],
      stagedSearchIndexes: [{ ...index, indexDescriptor: "staged" }],
      documentType: { type: "any" },
    },
  ],
});

function contextWith(documents: readonly ConvexObject[]): QueryContext {
  const transaction = new Database().begin();
  for (const document of documents) transaction.insert("notes", document);
  return { tables: transaction, schema, meter: new TransactionMeter(noUsage()) };
}

function search(text: string, filters: readonly SearchFilter[] = []): QueryDefinition {
  const searched: SearchFilter = { type: "Search", fieldPath: "text", value: text };
  return {
    source: { type: "Search", indexName: "notes.by_text", filters: [searched, ...filters] },
    operators: [],
  };
}

const equal = (fieldPath: string, value: ConvexValue | undefined): SearchFilter => ({
  type: "Eq",
  fieldPath,
  value: value === undefined ? { $undefined: null } : encodeValue(value),
});

function find(texts: readonly string[], text: string): unknown[] {
  const context = contextWith(texts.map((found) => ({ text: found })));
  return [...runQuery(search(text), context)].map((document) => document["text"]);
}

test("texts that match more words, more often, in less text come first", () => {
  expect(find(["a slow brown dog", "the quick brown fox"], "quick brown")).toEqual([
    "the quick brown fox",
    "a slow brown dog",
  ]);
  expect(find(["cat cat cat dog", "cat dog dog dog"], "cat .")).toEqual([
    "cat cat cat dog",
    "cat dog dog dog",
  ]);
  expect(find(["cat and a long tail of other words", "cat naps"], "cat")).toEqual([
    "cat naps",
    "cat and a long tail of other words",
  ]);
});

test("a rare word weighs more than a frequent one", () => {
  const texts = ["common x", "common y", "common z", "rare w"];
  expect(find(texts, "common rare")[0]).toBe("rare w");
});

test("of equally relevant texts the newest comes first", () => {
  expect(find(["same one", "same two", "same six"], "same")).toEqual([
    "same six",
    "same two",
    "same one",
  ]);
});

test("only the last word matches as a prefix, and less than the word itself", () => {
  expect(find(["rabbit", "send request", "hare"], "r")).toEqual(["rabbit", "send request"]);
  expect(find(["quickly brown"], "quick brown")).toEqual(["quickly brown"]);
  expect(find(["quickly"], "quick brown")).toEqual([]);
  expect(find(["car", "cart"], "car")).toEqual(["car", "cart"]);
});

test("case and punctuation play no role", () => {
  expect(find(["HELLO, (World)!"], "hello world")).toEqual(["HELLO, (World)!"]);
});

test.each(["", "...", "b".repeat(32)])("the search for %j finds nothing", (text) => {
  expect(find(["b", "c"], text)).toEqual([]);
});

test("words after the sixteenth are ignored", () => {
  const fillers = Array.from({ length: 16 }, (_, position) => `w${position}x`).join(" ");
  expect(find(["wanted"], `${fillers} wanted`)).toEqual([]);
});

test("documents without a text are not found", () => {
  const context = contextWith([{}, { text: 5 }, { text: "five" }]);
  expect([...runQuery(search("five"), context)]).toHaveLength(1);
});

test("filters compare values of every type, undefined and nested fields included", () => {
  const context = contextWith([
    { text: "x 1", channel: 1 },
    { text: "x 2", channel: 1n },
    { text: "x 3", at: { n: null } },
  ]);
  const found = (...filters: SearchFilter[]) =>
    [...runQuery(search("x", filters), context)].map((document) => document["text"]);
  expect(found(equal("channel", 1))).toEqual(["x 1"]);
  expect(found(equal("channel", 1n))).toEqual(["x 2"]);
  expect(found(equal("channel", undefined), equal("at.n", null))).toEqual(["x 3"]);
  expect(found(equal("channel", 1), equal("channel", 1n))).toEqual([]);
});

test("later filters and limits apply to the results in their order", () => {
  const context = contextWith(["x a", "x b", "x c"].map((text) => ({ text })));
  const filter = { $neq: [{ $field: "text" }, { $literal: "x c" }] };
  const query = { ...search("x"), operators: [{ filter }, { limit: 1 }] };
  expect([...runQuery(query, context)].map((document) => document["text"])).toEqual(["x b"]);
  const { documentsRead, databaseQueries } = context.meter.describe();
  expect([documentsRead.used, databaseQueries.used]).toEqual([2, 1]);
});

test("pages follow each other in order of relevance", () => {
  const context = contextWith(["x a", "x x", "x b"].map((text) => ({ text })));
  const cursors = new CursorCodec("secret");
  const query = search("x");
  const first = paginate({ query, pageSize: 2, cursor: null }, context, cursors);
  const second = paginate({ query, pageSize: 2, cursor: first.continueCursor }, context, cursors);
  const texts = [first, second].map(({ page }) => page.map((document) => document["text"]));
  expect(texts).toEqual([["x x", "x b"], ["x a"]]);
  expect([first.isDone, second.isDone]).toEqual([false, true]);
});

test("a search reads 1024 results at most", () => {
  const context = contextWith(Array.from({ length: 1025 }, () => ({ text: "x" })));
  const limited = { ...search("x"), operators: [{ limit: 1024 }] };
  expect([...runQuery(limited, context)]).toHaveLength(1024);
  expect(() => [...runQuery(search("x"), context)]).toThrow(
    "Search query scanned too many documents (fetched 1024). Consider using a smaller limit, paginating the query, or using a filter field to limit the number of documents pulled from the search index.",
  );
});

const refusals: readonly (readonly [string, SearchFilter[], string])[] = [
  [
    "notes.by_text",
    [{ type: "Search", fieldPath: "title", value: "x" }],
    'Search query against notes.by_text contains a search filter against "title", which doesn\'t match the indexed `searchField` "text".',
  ],
  [
    "notes.by_text",
    [equal("channel", 1)],
    'Search query against notes.by_text does not contain any search filters. You must include a search filter like `q.search("text", searchText)`.',
  ],
  [
    "notes.by_text",
    [equal("author", 1), { type: "Search", fieldPath: "text", value: "x" }],
    'Search query against notes.by_text contains an equality filter on "author" but that field isn\'t indexed for filtering in `filterFields`.',
  ],
  [
    "notes.by_text",
    [
      { type: "Search", fieldPath: "text", value: "x" },
      { type: "Search", fieldPath: "text", value: "y" },
    ],
    'Search query against notes.by_text contains multiple search filters against "text". Only one is allowed.',
  ],
  [
    "notes.by_text",
    [
      { type: "Search", fieldPath: "text", value: "x" },
      ...Array.from({ length: 9 }, () => equal("channel", 1)),
    ],
    "Search query against notes.by_text has too many filter conditions. Max: 8 Actual: 9",
  ],
  ["notes.nope", [], "Index notes.nope not found."],
  ["notes.by_channel", [], "Index notes.by_channel is not a search index"],
  ["notes.staged", [], "Index notes.staged is currently staged"],
];

test.each(refusals)("a wrong search of %s is refused (%#)", (indexName, filters, message) => {
  const query: QueryDefinition = { source: { type: "Search", indexName, filters }, operators: [] };
  expect(() => [...runQuery(query, contextWith([]))]).toThrow(message);
});
