/** Functions that go wrong at run time, each in one way. All of it type-checks. */
export const faultyProject = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  boats: defineTable({ name: v.string(), berth: v.number() }).index("by_name", ["name"]),
});`,
  "convex/index.ts": `import { action, internalQuery, mutation, query } from "./_generated/server";
import type { Id } from "./_generated/dataModel";
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
const page = { paginationOpts: paginationOptsValidator };
export const add = mutation({ args: { name: v.string(), berth: v.number() }, handler: async (ctx, args) =>
  await ctx.db.insert("boats", args) });
export const narrowPage = query({
  args: page,
  returns: v.object({ page: v.array(v.any()), isDone: v.boolean(), continueCursor: v.string() }),
  handler: async (ctx, { paginationOpts }) => await ctx.db.query("boats").paginate(paginationOpts),
});
export const narrowField = query({ args: {}, returns: v.object({ name: v.string() }), handler: async () => ({ name: 1 as any }) });
export const fetching = query({ args: {}, handler: async () => { await fetch("http://127.0.0.1:1/"); } });
export const fetchingToo = mutation({ args: {}, handler: async () => { await fetch("http://127.0.0.1:1/"); } });
export const waiting = mutation({ args: {}, handler: async () => { await new Promise((resolve) => setTimeout(resolve, 1)); } });
export const hidden = internalQuery({ args: {}, handler: async () => 1 });
export const act = action({ args: {}, handler: async () => 1 });
export const missingField = mutation({ args: {}, handler: async (ctx) => { await ctx.db.insert("boats", { name: "a" } as any); } });
export const extraField = mutation({ args: {}, handler: async (ctx) => { await ctx.db.insert("boats", { name: "a", berth: 1, age: 3 } as any); } });
export const wrongField = mutation({ args: {}, handler: async (ctx) => {
  await ctx.db.patch(await ctx.db.insert("boats", { name: "a", berth: 1 }), { berth: "1" as any });
} });
export const only = query({ args: { name: v.string() }, handler: async (ctx, { name }) =>
  await ctx.db.query("boats").withIndex("by_name", (q) => q.eq("name", name)).unique() });
export const twins = mutation({ args: {}, handler: async (ctx) => {
  for (const berth of [1, 2]) await ctx.db.insert("boats", { name: "twin", berth });
  return await ctx.db.query("boats").withIndex("by_name", (q) => q.eq("name", "twin")).unique();
} });
const gone = async (ctx: any): Promise<Id<"boats">> => {
  const id = await ctx.db.insert("boats", { name: "gone", berth: 1 });
  await ctx.db.delete(id);
  return id;
};
export const patchGone = mutation({ args: {}, handler: async (ctx) => { await ctx.db.patch(await gone(ctx), { berth: 2 }); } });
export const replaceGone = mutation({ args: {}, handler: async (ctx) => { await ctx.db.replace(await gone(ctx), { name: "b", berth: 2 }); } });
export const deleteGone = mutation({ args: {}, handler: async (ctx) => { await ctx.db.delete(await gone(ctx)); } });
export const all = query({ args: page, handler: async (ctx, { paginationOpts }) => await ctx.db.query("boats").paginate(paginationOpts) });
export const byName = query({ args: page, handler: async (ctx, { paginationOpts }) =>
  await ctx.db.query("boats").withIndex("by_name").paginate(paginationOpts) });
export const twice = query({ args: page, handler: async (ctx, { paginationOpts }) => {
  await ctx.db.query("boats").paginate(paginationOpts);
  return await ctx.db.query("boats").paginate(paginationOpts);
} });`,
  "convex/nested/deep.ts": `import { query } from "../_generated/server";
export const f = query({ args: {}, handler: async () => 1 });`,
};
