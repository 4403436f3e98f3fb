import { v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const enlistBakery = mutation({
  args: { name: v.string(), town: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("bakeries", args);
  },
});

export const showBakery = query({
  args: { bakeryId: v.id("bakeries") },
  handler: async (ctx, args) => {
    const bakery = await ctx.db.get(args.bakeryId);
    if (bakery === null) throw new Error("Bakery not found");
    return bakery;
  },
});

export const strikeBakery = mutation({
  args: { bakeryId: v.id("bakeries") },
  handler: async (ctx, args) => {
    await ctx.db.delete(args.bakeryId);
    return null;
  },
});

export const enlistLoaf = mutation({
  args: { bakeryId: v.id("bakeries"), flour: v.string(), grams: v.number() },
  handler: async (ctx, args) => {
    return await ctx.db.insert("loaves", args);
  },
});

export const showLoaf = query({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, args) => {
    const loaf = await ctx.db.get(args.loafId);
    if (loaf === null) throw new Error("Loaf not found");
    return loaf;
  },
});

export const strikeLoaf = mutation({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, args) => {
    await ctx.db.delete(args.loafId);
    return null;
  },
});
