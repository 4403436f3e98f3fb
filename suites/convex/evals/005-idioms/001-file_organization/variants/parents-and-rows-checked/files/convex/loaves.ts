import { ConvexError, v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const enlist = mutation({
  args: { bakeryId: v.id("bakeries"), flour: v.string(), grams: v.number() },
  returns: v.id("loaves"),
  handler: async (ctx, { bakeryId, flour, grams }) => {
    if (!(await ctx.db.get(bakeryId))) throw new ConvexError("Bakery not found");
    return await ctx.db.insert("loaves", { bakeryId, flour, grams });
  },
});

export const show = query({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, { loafId }) => {
    const loaf = await ctx.db.get("loaves", loafId);
    if (!loaf) throw new ConvexError("Loaf not found");
    return loaf;
  },
});

export const strike = mutation({
  args: { loafId: v.id("loaves") },
  handler: async (ctx, { loafId }) => {
    const loaf = await ctx.db.get(loafId);
    if (loaf) await ctx.db.delete(loaf._id);
    return null;
  },
});
