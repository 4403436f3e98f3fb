import { query, type QueryCtx } from "./_generated/server";

async function nextYear(ctx: QueryCtx, after?: number): Promise<number | null> {
  const coin = await ctx.db
    .query("coins")
    .withIndex("by_mint_year", (q) => (after === undefined ? q : q.gt("mintYear", after)))
    .first();
  return coin ? coin.mintYear : null;
}

export const mintYears = query({
  args: {},
  handler: async (ctx): Promise<number[]> => {
    const years: number[] = [];
    for (let year = await nextYear(ctx); year !== null; year = await nextYear(ctx, year)) {
      years.push(year);
    }
    return years;
  },
});
