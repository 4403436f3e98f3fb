import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const enlist = mutation({
  args: { name: v.string(), town: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("bakeries", args);
  },
});

export const show = query({
  args: { bakeryId: v.id("bakeries") },
  handler: async (ctx, args) => {
    const bakery = await ctx.db.get(args.bakeryId);
    if (bakery === null) throw new Error("Bakery not found");
    return bakery;
  },
});

export const strike = mutation({
  args: { bakeryId: v.id("bakeries") },
  handler: async (ctx, args) => {
    await ctx.db.delete(args.bakeryId);
    return null;
  },
});
