import { expect, test } from "vitest";
import { awaitsResultOfHook, callsOf, indexReads } from "./source-calls.ts";

test("Calls of functions, methods and quoted members are found with their arguments.", () => {
  const files = {
    "convex/a.ts": `export const f = async (ctx: Ctx) => {\n  await ctx.runQuery(api.a.b, { x: 1 });\n};`,
    "convex/b.ts": `runQuery(x);\nctx["runQuery"]();`,
    "README.md": "ctx.runQuery(api.a.b)",
  };
  expect(callsOf(files, "runQuery")).toEqual([
    { file: "convex/a.ts", line: 2, arguments: ["api.a.b", "{ x: 1 }"] },
    { file: "convex/b.ts", line: 1, arguments: ["x"] },
    { file: "convex/b.ts", line: 2, arguments: [] },
  ]);
});

test("A function that is imported under another name is known by its own.", () => {
  const files = {
    "src/App.tsx": `import { useQuery as useLive, other as useQuery } from "convex/react";\nuseLive(a); useQuery(b);`,
  };
  expect(callsOf(files, "useQuery")).toEqual([{ file: "src/App.tsx", line: 2, arguments: ["a"] }]);
  expect(callsOf(files, "useLive")).toEqual([]);
});

test("Mentions in comments, strings and imports are no calls.", () => {
  const files = {
    "a.ts": `import { runQuery } from "x"; // runQuery(a)\nconst s = "runQuery(a)";`,
  };
  expect(callsOf(files, "runQuery")).toEqual([]);
});

test("A file that is not valid source still yields the calls that it holds.", () => {
  expect(callsOf({ "a.ts": "runQuery(a); const = {" }, "runQuery")).toHaveLength(1);
});

test("Reads through indexes are listed once per place, in sorted order.", () => {
  const files = {
    "convex/a.ts": `db.query("t").withIndex("by_b", (q) => q); db.query("t").withIndex('by_a');`,
    "convex/b.ts": "db.query(`t`).withIndex(`by_a`); db.query('t').withIndex(name);",
  };
  expect(indexReads(files)).toEqual(["by_a", "by_a", "by_b", "name"]);
});

test.each([
  ["awaited", "const send = useMutation(api.x.y); async function f() { await send({}); }", true],
  ["awaited in parentheses", "const send = useMutation(a); async () => await (send({}));", true],
  ["chained", "const send = useMutation(a); void send({}).finally(() => done());", true],
  [
    "chained by name",
    "const send = useMutation(a).withOptimisticUpdate(b); void send({}).then(f);",
    true,
  ],
  ["dropped", "const send = useMutation(a); void send({});", false],
  ["never called", "const send = useMutation(a);", false],
  ["another function's", "const send = useMutation(a); await other();", false],
  ["not kept", "useMutation(a);", false],
])("A promise of a hook's function that is %s is judged so.", (_case, text, expected) => {
  expect(awaitsResultOfHook({ "src/App.tsx": text }, "useMutation")).toBe(expected);
});
