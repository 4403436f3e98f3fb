import { expect, test } from "vitest";
import { databaseReads } from "./database-reads.ts";

test("Reads of documents and of tables are found by file and line.", () => {
  const files = {
    "convex/b.ts": `const keg = await ctx.db.get("kegs", id);`,
    "convex/a.ts": `f();\nawait db.query("kegs").collect();\nawait ctx.db["get"](id);`,
  };
  expect(databaseReads(files)).toEqual([
    { file: "convex/a.ts", line: 2, arguments: [`"kegs"`] },
    { file: "convex/a.ts", line: 3, arguments: ["id"] },
    { file: "convex/b.ts", line: 1, arguments: [`"kegs"`, "id"] },
  ]);
});

test.each([
  ["a typed parameter", "function load(reader: DatabaseReader) { return reader.get(id); }"],
  ["a parameter typed by the context", `const f = (r: QueryCtx["db"]) => r.get(id);`],
  ["a destructured member", "const { db: store } = ctx; store.get(id);"],
  ["a variable", "const store = ctx.db; store.get(id);"],
])("The database is recognised as %s.", (_name, text) => {
  expect(databaseReads({ "convex/a.ts": text })).toHaveLength(1);
});

test.each([
  "new Map().get(id);",
  "cache.get(id);",
  "export const list = query({ args: {} });",
  "ctx.storage.get(id);",
  "ctx.db.patch(id, {});",
  "// ctx.db.get(id)",
])("This reads no document: %s", (text) => {
  expect(databaseReads({ "convex/a.ts": text })).toEqual([]);
});
