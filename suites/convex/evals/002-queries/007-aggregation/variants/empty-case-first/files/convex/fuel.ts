import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

const round2 = (value: number) => Math.round((value + Number.EPSILON) * 100) / 100;

export const fuelSummary = query({
  args: { truck: v.string() },
  returns: v.object({
    fills: v.number(),
    litres: v.number(),
    cost: v.number(),
    costPerFill: v.number(),
  }),
  handler: async (ctx, args) => {
    const rows: Doc<"fuelFills">[] = await ctx.db
      .query("fuelFills")
      .withIndex("by_truck", (q) => q.eq("truck", args.truck))
      .collect();
    if (rows.length === 0) return { fills: 0, litres: 0, cost: 0, costPerFill: 0 };

    let [litres, cost] = [0, 0];
    for (const row of rows) {
      litres += row.litres;
      cost += row.pricePerLitre * row.litres;
    }
    return { fills: rows.length, litres, cost: round2(cost), costPerFill: round2(cost / rows.length) };
  },
});
