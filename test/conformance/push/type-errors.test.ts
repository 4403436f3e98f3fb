import { mkdir, mkdtemp, rm, symlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { generateCode } from "../../../src/backend/push/generate-code.ts";
import { createTypeChecker, type TypeChecker } from "../../../src/grading/worker/type-checker.ts";
import { writeTree } from "../../../src/grading/worker/workspace.ts";

const nodeModules = fileURLToPath(new URL("../../../node_modules", import.meta.url));

const schema = `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  items: defineTable({ label: v.string(), weight: v.number(), meta: v.object({ tags: v.array(v.string()), note: v.string() }) })
    .index("by_label", ["label"])
    .index("by_weight", ["weight"])
    .searchIndex("by_text", { searchField: "label", filterFields: ["weight"] }),
});`;

const head = `import { query, mutation, action, internalMutation, internalAction, httpAction } from "./_generated/server";
import type { QueryCtx, MutationCtx } from "./_generated/server";
import { api, internal } from "./_generated/api";
import type { Id } from "./_generated/dataModel";
import { cronJobs, httpRouter, paginationOptsValidator, defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export const other = query({ args: { id: v.id("items") }, handler: async (ctx, { id }) => await ctx.db.get(id) });
export const change = internalMutation({ args: { id: v.id("items") }, handler: async () => null });
export const work = internalAction({ args: { text: v.string() }, handler: async () => null });
`;

const inQuery = (body: string): string =>
  `${head}export const f = query({ args: {}, handler: async (ctx) => { ${body} } });`;
const inMutation = (body: string): string =>
  `${head}export const f = mutation({ args: {}, handler: async (ctx) => { ${body} } });`;
const inAction = (body: string): string =>
  `${head}export const f = action({ args: {}, handler: async (ctx) => { ${body} } });`;
const index = (source: string): Record<string, string> => ({ "convex/index.ts": source });

/** Code of the error table, what is wrong, the files, and the compiler's findings: code and a part of each text. */
type Case = readonly [
  code: string,
  cause: string,
  files: Readonly<Record<string, string>>,
  ...findings: readonly string[],
];

const cases: readonly Case[] = [
  [
    "E01",
    "a file is stored from a mutation",
    index(inMutation(`await ctx.storage.store(new Blob([]));`)),
    "TS2339 Property 'store' does not exist on type 'StorageWriter'.",
  ],
  [
    "E02",
    "a type is imported from the package",
    index(`import type { DatabaseReader } from "convex/server"; export type X = DatabaseReader;`),
    `TS2305 Module '"convex/server"' has no exported member 'DatabaseReader'.`,
  ],
  [
    "E03",
    "an environment variable is read without Node's types",
    index(inQuery(`return process.env.KEY;`)),
    "TS2580 Cannot find name 'process'. Do you need to install type definitions for node? Try `npm i --save-dev @types/node`.",
  ],
  [
    "E04",
    "an iterator method is invented",
    index(inQuery(`for await (const x of ctx.db.query("items").iter()) return x;`)),
    "TS2339 Property 'iter' does not exist on type 'QueryInitializer<",
  ],
  ...["tuple", "map", "set", "enum", "date", "paginationOpts"].map((name): Case => [
    "E05",
    `the validator v.${name} is invented`,
    index(`import { v } from "convex/values"; export const x = v.${name}();`),
    `TS2339 Property '${name}' does not exist on type`,
  ]),
  [
    "E05",
    "the validator v.float is invented",
    index(`import { v } from "convex/values"; export const x = v.float();`),
    "TS2551 Property 'float' does not exist on type",
  ],
  [
    "E06",
    "a JavaScript predicate filters a database query",
    index(inQuery(`return await ctx.db.query("items").filter((x) => x.weight > 1).collect();`)),
    "TS2339 Property 'weight' does not exist on type 'FilterBuilder<",
  ],
  [
    "E07",
    "a module refers to itself without a return type",
    index(
      `import { action } from "./_generated/server"; import { api } from "./_generated/api";
export const g = action({ args: {}, handler: async () => 1 });
export const f = action({ args: {}, handler: async (ctx) => await ctx.runAction(api.index.g, {}) });`,
    ),
    "TS7022 'f' implicitly has type 'any'",
    "TS7023 'handler' implicitly has return type 'any'",
  ],
  [
    "E08",
    "a function is named by a string",
    index(inMutation(`await ctx.runQuery("index:other", {});`)),
    "TS2345 Argument of type 'string' is not assignable to parameter of type 'FunctionReference<",
  ],
  [
    "E08",
    "a scheduled function is named by a string",
    index(inMutation(`await ctx.scheduler.runAfter(0, "index:work", {});`)),
    "TS2345 Argument of type 'string' is not assignable to parameter of type 'SchedulableFunctionReferenceCompat'.",
  ],
  [
    "E09",
    "a registered function is passed for a reference",
    index(inAction(`await ctx.runMutation(change, {} as never);`)),
    "TS2345 Argument of type 'RegisteredMutation<",
  ],
  [
    "E10",
    "the module is left out of a reference",
    index(inAction(`await ctx.runQuery(api.other, {} as never);`)),
    "TS2339 Property 'other' does not exist on type '{ index: ",
  ],
  [
    "E10",
    "`api` is used for an internal function",
    index(inAction(`await ctx.runMutation(api.index.change, {} as never);`)),
    "TS2339 Property 'change' does not exist on type '{",
  ],
  [
    "E11",
    "the database is used in an action",
    index(inAction(`await ctx.db.query("items").collect();`)),
    "TS2339 Property 'db' does not exist on type 'GenericActionCtx<",
  ],
  [
    "E11",
    "the database is used in an HTTP action",
    index(
      `${head}export const f = httpAction(async (ctx) => { await ctx.db.query("items"); return new Response(); });`,
    ),
    "TS2339 Property 'db' does not exist on type 'GenericActionCtx<",
  ],
  [
    "E12",
    "the scheduler is used in a query",
    index(inQuery(`await ctx.scheduler.runAfter(0, internal.index.work, { text: "" });`)),
    "TS2339 Property 'scheduler' does not exist on type 'GenericQueryCtx<",
  ],
  [
    "E12",
    "a mutation is run in a query",
    index(inQuery(`await ctx.runMutation(internal.index.change, {} as never);`)),
    "TS2339 Property 'runMutation' does not exist on type 'GenericQueryCtx<",
  ],
  [
    "E13",
    "a query writes",
    index(inQuery(`await ctx.db.insert("items", {} as never);`)),
    "TS2339 Property 'insert' does not exist on type 'GenericDatabaseReader<",
  ],
  [
    "E14",
    "a mutation calls an action",
    index(inMutation(`await ctx.runAction(internal.index.work, { text: "" });`)),
    "TS2339 Property 'runAction' does not exist on type 'GenericMutationCtx<",
  ],
  [
    "E15",
    "the arguments of a cron job are left out",
    index(
      `${head}const crons = cronJobs(); crons.interval("x", { seconds: 1 }, internal.index.work);`,
    ),
    "TS2554 Expected 4 arguments, but got 3.",
  ],
  [
    "E15",
    "the arguments of a scheduled function are left out",
    index(inMutation(`await ctx.scheduler.runAfter(0, internal.index.work);`)),
    "TS2554 Expected 3 arguments, but got 2.",
  ],
  [
    "E16",
    "the unit of an interval is singular",
    index(
      `${head}const crons = cronJobs(); crons.interval("x", { second: 1 }, internal.index.work, { text: "" });`,
    ),
    "TS2561 Object literal may only specify known properties, but 'second' does not exist in type 'Interval'. Did you mean to write 'seconds'?",
  ],
  [
    "E17",
    "the pagination validator is imported from the wrong module",
    index(
      `import { paginationOptsValidator } from "./_generated/server"; export const x = paginationOptsValidator;`,
    ),
    `TS2305 Module '"./_generated/server"' has no exported member 'paginationOptsValidator'.`,
  ],
  [
    "E18",
    "a property of a page is invented",
    index(
      inQuery(
        `return (await ctx.db.query("items").paginate({ cursor: null, numItems: 1 })).results;`,
      ),
    ),
    "TS2339 Property 'results' does not exist on type 'PaginationResult<",
  ],
  [
    "E19",
    "a cursor is optional in options made by hand",
    index(
      `${head}export const f = query({ args: { opts: v.object({ cursor: v.optional(v.string()), numItems: v.number() }) },
  handler: async (ctx, { opts }) => await ctx.db.query("items").paginate(opts) });`,
    ),
    "TS2345 Argument of type '{ cursor?: string | undefined; numItems: number; }' is not assignable to parameter of type 'PaginationOptions'",
  ],
  [
    "E20",
    "the validator of a page's status leaves null out",
    index(
      `${head}export const f = query({ args: { paginationOpts: paginationOptsValidator },
  returns: v.object({ page: v.array(v.any()), isDone: v.boolean(), continueCursor: v.string(), splitCursor: v.optional(v.union(v.string(), v.null())),
    pageStatus: v.optional(v.union(v.literal("SplitRecommended"), v.literal("SplitRequired"))) }),
  handler: async (ctx, args) => await ctx.db.query("items").paginate(args.paginationOpts) });`,
    ),
    "TS2322 ",
  ],
  [
    "E22",
    "an id is held as a string",
    index(inQuery(`const ids = new Set<string>(); for (const id of ids) await ctx.db.get(id);`)),
    "TS2345 Argument of type 'string' is not assignable to parameter of type 'Id<",
  ],
  [
    "E24",
    "a query is deleted",
    index(inMutation(`await ctx.db.query("items").delete();`)),
    "TS2339 Property 'delete' does not exist on type 'QueryInitializer<",
  ],
  [
    "E25",
    "a literal is widened",
    index(
      `${head}export const f = query({ args: {}, returns: v.object({ success: v.literal(false) }),
  handler: async () => { const result = { success: false }; return result; } });`,
    ),
    "TS2322 ",
  ],
  [
    "E26",
    "a nested field is patched by a path",
    index(inMutation(`await ctx.db.patch("" as Id<"items">, { "meta.note": "x" });`)),
    `TS2353 Object literal may only specify known properties, and '"meta.note"' does not exist in type 'PatchValue<`,
  ],
  [
    "E27",
    "a nested object is patched in part",
    index(inMutation(`await ctx.db.patch("" as Id<"items">, { meta: { note: "x" } });`)),
    "TS2741 Property 'tags' is missing in type '{ note: string; }'",
  ],
  [
    "E28",
    "an index range names another field",
    index(
      inQuery(
        `return await ctx.db.query("items").withIndex("by_label", (q) => q.eq("weight", 1)).collect();`,
      ),
    ),
    `TS2345 Argument of type '"weight"' is not assignable to parameter of type '"label"'.`,
  ],
  [
    "E29",
    "the order comes after the terminal call",
    index(inQuery(`return await ctx.db.query("items").collect().order("desc");`)),
    "TS2339 Property 'order' does not exist on type 'Promise<",
  ],
  [
    "E29",
    "a search is ordered",
    index(
      inQuery(
        `return await ctx.db.query("items").withSearchIndex("by_text", (q) => q.search("label", "x")).order("desc").collect();`,
      ),
    ),
    "TS2339 Property 'order' does not exist on type 'OrderedQuery<",
  ],
  [
    "E30",
    "an index is unknown",
    index(inQuery(`return await ctx.db.query("items").withIndex("by_wt").collect();`)),
    `TS2345 Argument of type '"by_wt"' is not assignable to parameter of type '"by_label" | "by_weight" | keyof SystemIndexes'.`,
  ],
  [
    "E34",
    "an index is on an unknown field",
    { "convex/schema.ts": schema.replace(`["weight"]`, `["mass"]`) },
    "TS2769 No overload matches this call.",
  ],
  [
    "E34",
    "a validator is not called",
    { "convex/schema.ts": schema.replace("v.number()", "v.number") },
    "TS2769 No overload matches this call.",
  ],
  [
    "E34",
    "an array stands for a type",
    { "convex/schema.ts": schema.replace("v.array(v.string())", "[v.string()]") },
    "TS2322 Type 'VString<string, \"required\">[]' is not assignable to type 'Validator<any, OptionalProperty, any>'.",
  ],
  [
    "E35",
    "a member of a union is optional",
    index(`${head}export const x = v.union(v.optional(v.string()), v.null());`),
    "TS2345 Argument of type 'VString<string | undefined, \"optional\">' is not assignable to parameter",
  ],
  [
    "E35",
    "a value of a record is optional",
    index(`${head}export const x = v.record(v.string(), v.optional(v.string()));`),
    "TS2345 Argument of type 'VString<string | undefined, \"optional\">' is not assignable to parameter",
  ],
  [
    "E36",
    "a plain function handles HTTP",
    index(
      `${head}const http = httpRouter(); http.route({ path: "/x", method: "GET", handler: async () => new Response() });`,
    ),
    "TS2322 Type '() => Promise<Response>' is not assignable to type 'PublicHttpAction'.",
  ],
  [
    "E37",
    "a router is called as express's",
    index(`${head}const http = httpRouter(); http.get("/x", async () => new Response());`),
    "TS2339 Property 'get' does not exist on type 'HttpRouter'.",
  ],
  [
    "E41",
    "a built-in of Node is imported without Node's types",
    index(`import { createHash } from "crypto"; export const x = createHash;`),
    "TS2580 Cannot find name 'crypto'. Do you need to install type definitions for node?",
  ],
  [
    "E65",
    "a missing document is not thought of",
    index(inQuery(`const item = await ctx.db.query("items").first(); return item.label;`)),
    "TS18047 'item' is possibly 'null'.",
  ],
  [
    "E65",
    "a missing document is not thought of in an expression",
    index(inQuery(`return (await ctx.db.query("items").first()).label;`)),
    "TS2531 Object is possibly 'null'.",
  ],
  [
    "E66",
    "bytes are stored for a blob",
    index(inAction(`await ctx.storage.store(new Uint8Array(1));`)),
    "TS2345 Argument of type 'Uint8Array<ArrayBuffer>' is not assignable to parameter of type 'Blob'.",
  ],
  [
    "E67",
    "the runtime is an option",
    index(
      `${head}export const f = action({ runtime: "node", args: {}, handler: async () => null });`,
    ),
    "TS2353 Object literal may only specify known properties, and 'runtime' does not exist in type",
  ],
  [
    "E68",
    "a generated module is written in another case",
    index(`import type { Id } from "./_generated/datamodel"; export type X = Id<"items">;`),
    "TS2307 Cannot find module './_generated/datamodel' or its corresponding type declarations.",
  ],
  [
    "E69",
    "a helper has untyped parameters",
    index(`export const helper = async (ctx) => ctx;`),
    "TS7006 Parameter 'ctx' implicitly has an 'any' type.",
  ],
  [
    "E70",
    "a registered function is called",
    index(inQuery(`return await other(ctx, {} as never);`)),
    "TS2349 This expression is not callable.",
  ],
  [
    "E70",
    "the handler of a registered function is called",
    index(inQuery(`return await other.handler(ctx, {} as never);`)),
    "TS2339 Property 'handler' does not exist on type 'RegisteredQuery<",
  ],
  [
    "E71",
    "a helper for writers is called from a query",
    index(
      `${head}async function helper(ctx: MutationCtx) { return ctx; }
export const f = query({ args: {}, handler: async (ctx) => { await helper(ctx); } });`,
    ),
    "TS2345 Argument of type 'GenericQueryCtx<",
  ],
  [
    "E72",
    "an address that may be missing is returned as a text",
    index(
      `${head}export const f = query({ args: { id: v.id("_storage") }, returns: v.string(),
  handler: async (ctx, { id }) => await ctx.storage.getUrl(id) });`,
    ),
    "TS2322 ",
  ],
];

let project: string;
let checker: TypeChecker;
let version = 0;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "type-errors-"));
  await mkdir(join(project, "node_modules"));
  await symlink(join(nodeModules, "convex"), join(project, "node_modules/convex"));
  checker = createTypeChecker(project);
});
afterAll(() => rm(project, { recursive: true, force: true }));

async function findingsOf(written: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const files = { "convex/schema.ts": schema, ...written };
  await rm(join(project, "convex"), { recursive: true, force: true });
  await writeTree(project, { ...files, ...generateCode(files) });
  version += 1;
  const sources = {
    part: "convex",
    rootFiles: Object.keys(files),
    version: String(version),
  } as const;
  return checker.check(sources).map(({ code, message }) => `${code} ${message}`);
}

test("what the cases build on has no errors", async () => {
  expect(await findingsOf(index(inQuery("return null;")))).toEqual([]);
});

describe("the type check of the deploy step finds", () => {
  for (const [code, cause, files, ...findings] of cases) {
    test(`${code}: ${cause}`, async () => {
      expect(await findingsOf(files)).toEqual(
        findings.map((finding): unknown => expect.stringContaining(finding)),
      );
    });
  }
});
