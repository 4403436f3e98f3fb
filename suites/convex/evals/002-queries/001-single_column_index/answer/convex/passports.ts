import { v } from "convex/values";
import { query } from "./_generated/server";

export const findPassport = query({
  args: { number: v.string() },
  handler: async (ctx, args) => {
    return await ctx.db
      .query("passports")
      .withIndex("by_number", (q) => q.eq("number", args.number))
      .unique();
  },
});
