import { query } from "./_generated/server";

export const mintYears = query({
  args: {},
  handler: async (ctx) => {
    const years: number[] = [];
    let last = Number.MIN_VALUE;
    for (;;) {
      const after = last;
      const coin = await ctx.db
        .query("coins")
        .withIndex("by_mint_year", (q) => q.gt("mintYear", after))
        .first();
      if (coin === null) return years;
      years.push(coin.mintYear);
      last = coin.mintYear;
    }
  },
});
