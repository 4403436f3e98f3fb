import { v } from "convex/values";
import { query } from "./_generated/server";
import { cents, sumOf } from "./lib/money";

export const fuelSummary = query({
  args: { truck: v.string() },
  handler: async ({ db }, { truck }) => {
    const rows = await db
      .query("fuelFills")
      .withIndex("by_truck", (q) => q.eq("truck", truck))
      .order("desc")
      .collect();
    const total = sumOf(rows, (row) => row.litres * row.pricePerLitre);
    return {
      costPerFill: cents(total / (rows.length || 1)),
      cost: cents(total),
      fills: rows.length,
      litres: sumOf(rows, ({ litres }) => litres),
    };
  },
});
