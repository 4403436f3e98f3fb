import { v } from "convex/values";
import { internalQuery } from "./_generated/server";

export const findPoet = internalQuery({
  args: { penName: v.string() },
  handler: async (ctx, { penName }) =>
    await ctx.db
      .query("poets")
      .withIndex("by_pen_name", (q) => q.eq("penName", penName))
      .unique(),
});
