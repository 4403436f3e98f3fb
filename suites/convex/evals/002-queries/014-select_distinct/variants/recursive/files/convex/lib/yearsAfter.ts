import type { QueryCtx } from "../_generated/server";

export async function yearsAfter(ctx: QueryCtx, year: number): Promise<number[]> {
  for await (const coin of ctx.db
    .query("coins")
    .withIndex("by_mint_year", (q) => q.gt("mintYear", year))) {
    return [coin.mintYear, ...(await yearsAfter(ctx, coin.mintYear))];
  }
  return [];
}
