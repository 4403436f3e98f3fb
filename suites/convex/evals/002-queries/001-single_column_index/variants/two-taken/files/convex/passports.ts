import { ConvexError, v } from "convex/values";
import { query } from "./_generated/server";

export const findPassport = query({
  args: { number: v.string() },
  handler: async (ctx, { number }) => {
    const [passport, duplicate] = await ctx.db
      .query("passports")
      .withIndex("by_number", (range) => range.eq("number", number))
      .take(2);
    if (duplicate !== undefined) throw new ConvexError({ code: "duplicate", number });
    return passport ?? null;
  },
});
