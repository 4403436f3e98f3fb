import {
  head,
  inAction,
  inMutation,
  inQuery,
  index,
  schema,
  type Case,
} from "./type-error-case.fixture.ts";

/** E22 to E72. */
export const laterTypeErrors: readonly Case[] = [
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
