import { v } from "convex/values";
import { query } from "./_generated/server";

export const mintYears = query({
  args: {},
  returns: v.array(v.float64()),
  handler: async (ctx) => {
    const years: number[] = [];
    for (let before = Number.POSITIVE_INFINITY; ; ) {
      const limit = before;
      const [coin] = await ctx.db
        .query("coins")
        .withIndex("by_mint_year", (q) => q.lt("mintYear", limit))
        .order("desc")
        .take(1);
      if (coin === undefined) break;
      years.push(coin.mintYear);
      before = coin.mintYear;
    }
    return years.reverse();
  },
});
