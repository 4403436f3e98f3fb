import { v } from "convex/values";
import { query } from "./_generated/server";

export const fuelSummary = query({
  args: { truck: v.string() },
  handler: async (ctx, args) => {
    const rows = await ctx.db
      .query("fuelFills")
      .withIndex("by_truck", (q) => q.eq("truck", args.truck))
      .collect();

    const fills = rows.length;
    const litres = rows.reduce((sum, row) => sum + row.litres, 0);
    const cost = rows.reduce((sum, row) => sum + row.litres * row.pricePerLitre, 0);
    return {
      fills,
      litres,
      cost: toCents(cost),
      costPerFill: fills === 0 ? 0 : toCents(cost / fills),
    };
  },
});

function toCents(amount: number): number {
  return Math.round(amount * 100) / 100;
}
