/** A project whose functions show what a client can see of a deployment. */
export const project = {
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  items: defineTable({ list: v.string(), n: v.number() }).index("by_list_n", ["list", "n"]),
  counters: defineTable({ name: v.string(), value: v.number() }).index("by_name", ["name"]),
});`,
  "convex/items.ts": `import { query, mutation } from "./_generated/server";
import { paginationOptsValidator } from "convex/server";
import { v } from "convex/values";
export const add = mutation({ args: { list: v.string(), n: v.number() }, handler: async (ctx, args) => {
  console.log("adding", args.n);
  return await ctx.db.insert("items", args);
} });
export const remove = mutation({ args: { list: v.string(), n: v.number() }, handler: async (ctx, { list, n }) => {
  const found = await ctx.db.query("items").withIndex("by_list_n", (q) => q.eq("list", list).eq("n", n)).first();
  if (found !== null) await ctx.db.delete(found._id);
} });
export const list = query({ args: { list: v.string() }, handler: async (ctx, { list }) =>
  (await ctx.db.query("items").withIndex("by_list_n", (q) => q.eq("list", list)).collect()).map(({ n }) => n) });
export const count = query({ args: { list: v.string() }, handler: async (ctx, { list }) => {
  console.info("counting", list);
  return (await ctx.db.query("items").withIndex("by_list_n", (q) => q.eq("list", list)).collect()).length;
} });
export const page = query({ args: { list: v.string(), paginationOpts: paginationOptsValidator }, handler: async (ctx, { list, paginationOpts }) =>
  await ctx.db.query("items").withIndex("by_list_n", (q) => q.eq("list", list)).paginate(paginationOpts) });
export const twoPages = query({ args: { paginationOpts: paginationOptsValidator }, handler: async (ctx, { paginationOpts }) => {
  await ctx.db.query("items").paginate(paginationOpts);
  return await ctx.db.query("items").paginate(paginationOpts);
} });`,
  "convex/counters.ts": `import { query, mutation, action, internalMutation, internalQuery } from "./_generated/server";
import { api, internal } from "./_generated/api";
import { ConvexError, v } from "convex/values";
import type { MutationCtx } from "./_generated/server";
async function change(ctx: MutationCtx, name: string, by: number): Promise<number> {
  const found = await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", name)).unique();
  if (found === null) await ctx.db.insert("counters", { name, value: by });
  else await ctx.db.patch(found._id, { value: found.value + by });
  return (found?.value ?? 0) + by;
}
export const add = mutation({ args: { name: v.string(), by: v.optional(v.number()) }, returns: v.number(),
  handler: (ctx, { name, by = 1 }) => change(ctx, name, by) });
export const read = query({ args: { name: v.string() }, handler: async (ctx, { name }) =>
  (await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", name)).unique())?.value ?? 0 });
export const transfer = mutation({ args: { from: v.string(), to: v.string() }, handler: async (ctx, { from, to }) => {
  await change(ctx, from, -1);
  await change(ctx, to, 1);
} });
export const take = mutation({ args: { from: v.string(), floor: v.array(v.string()) }, handler: async (ctx, { from, floor }) => {
  let total = 0;
  for (const name of floor) {
    total += (await ctx.db.query("counters").withIndex("by_name", (q) => q.eq("name", name)).unique())?.value ?? 0;
  }
  if (total < 1) return false;
  await change(ctx, from, -1);
  return true;
} });
export const failAfter = mutation({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  await change(ctx, name, 1);
  throw new Error("no luck");
} });
export const failWith = internalMutation({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  await change(ctx, name, 1);
  throw new ConvexError({ code: 7n, name });
} });
export const recover = mutation({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  await change(ctx, name, 10);
  try {
    await ctx.runMutation(internal.counters.failWith, { name });
  } catch (error) {
    return error instanceof ConvexError ? error.data : null;
  }
} });
export const refuse = query({ args: { name: v.string() }, handler: async (ctx, { name }): Promise<number> => {
  const value: number = await ctx.runQuery(api.counters.read, { name });
  if (value > 1) throw new ConvexError({ tooMany: BigInt(value) });
  return value;
} });
export const fanOut = action({ args: { name: v.string() }, handler: async (ctx, { name }): Promise<number[]> =>
  await Promise.all([1, 2, 3, 4].map(() => ctx.runMutation(api.counters.add, { name }))) });
export const failing = action({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  await ctx.runMutation(internal.counters.failWith, { name });
} });
export const wait = action({ args: { until: v.string() }, handler: async (ctx, { until }): Promise<string> => {
  for (let turn = 0; turn < 500; turn += 1) {
    if ((await ctx.runQuery(api.counters.read, { name: until })) > 0) return "waited";
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return "gave up";
} });
export const later = mutation({ args: { name: v.string() }, handler: async (ctx, { name }) => {
  await ctx.scheduler.runAfter(0, internal.counters.addLater, { name });
} });
export const addLater = internalMutation({ args: { name: v.string() }, handler: async (ctx, { name }) => { await change(ctx, name, 1); } });
export const secret = internalQuery({ args: {}, handler: async () => "seen" });
export const narrow = query({ args: {}, returns: v.string(), handler: async () => 1 as unknown as string });
export const fetching = query({ args: {}, handler: async () => { await fetch("http://127.0.0.1:1/"); } });
export const ping = action({ args: { value: v.any() }, handler: async (_ctx, { value }) => value });
export const who = query({ args: {}, handler: async (ctx) => await ctx.auth.getUserIdentity() });
export const whoNow = mutation({ args: {}, handler: async (ctx) => (await ctx.auth.getUserIdentity())?.subject ?? null });
export const whoActs = action({ args: {}, handler: async (ctx): Promise<string | null> =>
  (await ctx.runQuery(api.counters.who, {}))?.subject ?? null });`,
  "convex/files.ts": `import { query, mutation } from "./_generated/server";
import { v } from "convex/values";
export const uploadUrl = mutation({ args: {}, handler: async (ctx) => await ctx.storage.generateUploadUrl() });
export const url = query({ args: { id: v.id("_storage") }, handler: async (ctx, { id }) => await ctx.storage.getUrl(id) });
export const metadata = query({ args: { id: v.id("_storage") }, handler: async (ctx, { id }) => {
  const found = await ctx.db.system.get(id);
  return found === null ? null : { size: found.size, contentType: found.contentType, sha256: found.sha256 };
} });
export const remove = mutation({ args: { id: v.id("_storage") }, handler: async (ctx, { id }) => { await ctx.storage.delete(id); } });`,
  "convex/http.ts": `import { httpRouter } from "convex/server";
import { httpAction } from "./_generated/server";
import { api } from "./_generated/api";
const http = httpRouter();
http.route({ path: "/who", method: "GET", handler: httpAction(async (ctx) =>
  Response.json(await ctx.auth.getUserIdentity())) });
http.route({ path: "/add", method: "POST", handler: httpAction(async (ctx, request) => {
  const { name } = await request.json();
  return Response.json({ value: await ctx.runMutation(api.counters.add, { name }) }, { status: 201, headers: { "x-answer": "yes" } });
}) });
http.route({ path: "/file", method: "POST", handler: httpAction(async (ctx, request) => {
  const id = await ctx.storage.store(await request.blob());
  return new Response((await ctx.storage.get(id))!);
}) });
export default http;`,
};
