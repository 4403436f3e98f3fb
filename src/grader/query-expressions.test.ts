import { expect, test } from "vitest";
import { queryFilters, queryIterations } from "./query-expressions.ts";

test.each([
  ["a table", `ctx.db.query("bids").filter((q) => q.eq(q.field("a"), 1)).collect();`],
  ["an index range", `db.query("bids").withIndex("by_a", (q) => q.eq("a", 1)).filter(f).first();`],
  ["an ordered query", `ctx.db.query("bids").order("desc").filter(f).take(3);`],
  ["a search", `ctx.db.query("bids").withSearchIndex("s", f).filter(f).take(3);`],
  ["a quoted member", `ctx.db["query"]("bids")["filter"](f).take(3);`],
  ["a variable", `const rows = ctx.db.query("bids").withIndex("by_a"); rows.filter(f).collect();`],
  ["a variable set later", `let rows; if (a) { rows = ctx.db.query("bids"); } rows.filter(f);`],
  [
    "a variable set to itself",
    `let rows = rows; rows = rows.order("asc"); rows = db.query("b"); rows.filter(f);`,
  ],
  ["a choice", `(desc ? db.query("b").order("desc") : db.query("b")).filter(f);`],
  [
    "a helper's result",
    `function rows(db) { return db.query("bids"); } rows(ctx.db).order("asc").filter(f);`,
  ],
  [
    "a short helper's result",
    `const rows = (db) => db.query("bids").order("asc"); rows(ctx.db).filter(f);`,
  ],
  [
    "an asynchronous helper's result",
    `async function rows() { if (a) { return b; } return db.query("b"); } (await rows()).filter(f);`,
  ],
  ["a parameter of that type", `function open(rows: OrderedQuery<T>) { return rows.filter(f); }`],
])("A filter of %s is the database's.", (_case, text) => {
  expect(queryFilters({ "convex/bids.ts": text })).toEqual([{ file: "convex/bids.ts", line: 1 }]);
});

test.each([
  ["collected rows", `(await ctx.db.query("bids").collect()).filter((bid) => bid.sealed);`],
  ["rows in a variable", `const rows = await ctx.db.query("bids").take(3); rows.filter(f);`],
  [
    "rows that have the name of another function's query",
    `function a() { const rows = db.query("b"); return rows.first(); }\nasync function b() { const rows = await db.query("b").collect(); return rows.filter(f); }`,
  ],
  [
    "a helper's rows",
    `async function rows(db) { return await db.query("bids").collect(); } (await rows(db)).filter(f);`,
  ],
  ["a page", `const result = await db.query("bids").paginate(options); result.page.filter(f);`],
  ["a parameter", `function open(rows: Doc<"bids">[]) { return rows.filter(f); }`],
  [
    "nothing, in a comment",
    `// db.query("bids").filter(f)\nconst text = 'db.query("bids").filter(f)';`,
  ],
  [
    "what a helper's inner function returns",
    `function rows() { const q = () => { return db.query("b"); }; return []; } rows().filter(f);`,
  ],
])("A filter of %s is not the database's.", (_case, text) => {
  expect(queryFilters({ "convex/bids.ts": text })).toEqual([]);
});

test("A query that another file's helper builds is known as one, however it is imported.", () => {
  const files = {
    "convex/lib/rows.ts": `export const rows = (db) => db.query("bids");`,
    "convex/a.ts": `import { rows as all } from "./lib/rows";\nall(ctx.db).filter(f);`,
    "convex/b.ts": `import * as lib from "./lib/rows.ts";\n\nlib.rows(ctx.db).filter(f);`,
    "convex/c.ts": `import { rows } from "elsewhere"; rows(ctx.db).filter(f);`,
    "README.md": `db.query("bids").filter(f)`,
  };
  expect(queryFilters(files)).toEqual([
    { file: "convex/a.ts", line: 2 },
    { file: "convex/b.ts", line: 3 },
  ]);
});

test.each([
  ["a query", `for await (const bid of ctx.db.query("bids").order("desc")) count += 1;`],
  [
    "a query in a variable",
    `const bids = db.query("bids"); for await (const bid of bids) count += 1;`,
  ],
  [
    "a helper's query",
    `const bids = () => db.query("bids"); for await (const bid of bids()) count += 1;`,
  ],
])("A loop that awaits the rows of %s streams them.", (_case, text) => {
  expect(queryIterations({ "convex/bids.ts": text })).toEqual([
    { file: "convex/bids.ts", line: 1 },
  ]);
});

test.each([
  ["collected rows", `for (const bid of await db.query("bids").collect()) count += 1;`],
  [
    "collected rows with an idle await",
    `for await (const bid of await db.query("bids").collect()) count += 1;`,
  ],
  ["promises", `for await (const bid of ids.map((id) => db.get(id))) count += 1;`],
])("A loop over %s does not stream a query.", (_case, text) => {
  expect(queryIterations({ "convex/bids.ts": text })).toEqual([]);
});
