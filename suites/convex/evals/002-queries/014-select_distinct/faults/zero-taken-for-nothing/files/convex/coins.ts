import { query } from "./_generated/server";

export const mintYears = query({
  args: {},
  handler: async (ctx) => {
    const years: number[] = [];
    let next = (await ctx.db.query("coins").withIndex("by_mint_year").first())?.mintYear;
    while (next) {
      const year = next;
      years.push(year);
      const coin = await ctx.db
        .query("coins")
        .withIndex("by_mint_year", (q) => q.gt("mintYear", year))
        .first();
      next = coin?.mintYear;
    }
    return years;
  },
});
