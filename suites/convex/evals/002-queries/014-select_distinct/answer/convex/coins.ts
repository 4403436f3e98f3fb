import { v } from "convex/values";
import { query } from "./_generated/server";

export const mintYears = query({
  args: {},
  returns: v.array(v.number()),
  handler: async (ctx) => {
    const years: number[] = [];
    let coin = await ctx.db.query("coins").withIndex("by_mint_year").first();
    while (coin !== null) {
      const { mintYear } = coin;
      years.push(mintYear);
      coin = await ctx.db
        .query("coins")
        .withIndex("by_mint_year", (q) => q.gt("mintYear", mintYear))
        .first();
    }
    return years;
  },
});
