import { v } from "convex/values";
import { query } from "./_generated/server";

export const latestEntries = query({
  args: { vessel: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("logbookEntries")
      .withIndex("by_vessel", (q) => q.eq("vessel", args.vessel))
      .order("desc")
      .collect();
  },
});
