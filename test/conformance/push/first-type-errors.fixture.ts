import {
  head,
  inAction,
  inMutation,
  inQuery,
  index,
  type Case,
} from "./type-error-case.fixture.ts";

/** E01 to E20. */
export const firstTypeErrors: readonly Case[] = [
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
];
