import { query } from "./_generated/server";

export const mintYears = query({
  args: {},
  handler: async (ctx) => {
    const coins = await ctx.db.query("coins").withIndex("by_mint_year").collect();
    return [...new Set(coins.map((coin) => coin.mintYear))];
  },
});
