import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const enlist = mutation({
  args: { bakeryId: v.id("bakeries"), flour: v.string(), grams: v.number() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("loaves", args);
  },
});

export const show = query({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, args) => {
    const loaf = await ctx.db.get(args.loafId);
    if (loaf === null) throw new Error("Loaf not found");
    return loaf;
  },
});

export const strike = mutation({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, args) => {
    await ctx.db.delete(args.loafId);
    return null;
  },
});
