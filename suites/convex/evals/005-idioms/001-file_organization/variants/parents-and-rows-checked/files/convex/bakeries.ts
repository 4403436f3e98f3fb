import { ConvexError, v } from "convex/values";
import { mutation, query } from "./_generated/server";

export const enlist = mutation({
  args: { name: v.string(), town: v.string() },
  returns: v.id("bakeries"),
  handler: async (ctx, { name, town }) => {
    const bakeryId = await ctx.db.insert("bakeries", { name, town });
    return bakeryId;
  },
});

export const show = query({
  args: { bakeryId: v.id("bakeries") },
  returns: v.object({
    _id: v.id("bakeries"),
    _creationTime: v.number(),
    name: v.string(),
    town: v.string(),
  }),
  handler: async (ctx, { bakeryId }) => {
    const bakery = await ctx.db.get("bakeries", bakeryId);
    if (!bakery) throw new ConvexError("Bakery not found");
    return bakery;
  },
});

export const strike = mutation({
  args: { bakeryId: v.id("bakeries") },
  returns: v.null(),
  handler: async (ctx, { bakeryId }) => {
    if (!(await ctx.db.get(bakeryId))) throw new ConvexError("Bakery not found");
    await ctx.db.delete(bakeryId);
    return null;
  },
});
