import { v } from "convex/values";
import { query } from "./_generated/server";

export const fuelSummary = query({
  args: { truck: v.string() },
  handler: async (ctx, { truck }) => {
    const summary = { fills: 0, litres: 0, cost: 0, costPerFill: 0 };
    for await (const fill of ctx.db
      .query("fuelFills")
      .withIndex("by_truck", (q) => q.eq("truck", truck))) {
      summary.fills += 1;
      summary.litres += fill.litres;
      summary.cost += fill.litres * fill.pricePerLitre;
    }
    if (summary.fills > 0) {
      summary.costPerFill = Number((summary.cost / summary.fills).toFixed(2));
    }
    summary.cost = parseFloat(summary.cost.toFixed(2));
    return summary;
  },
});
