import { v } from "convex/values";
import { query } from "./_generated/server";

export const findPassport = query({
  args: { number: v.string() },
  handler: async (ctx, { number }) => {
    const found = await ctx.db
      .query("passports")
      .withIndex("by_number", (q) => q.eq("number", number))
      .take(2);
    return found.length === 1 ? found[0] : null;
  },
});
