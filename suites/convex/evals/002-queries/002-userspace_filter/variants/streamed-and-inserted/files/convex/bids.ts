import { v } from "convex/values";
import type { Doc } from "./_generated/dataModel";
import { query } from "./_generated/server";

export const openBids = query({
  args: { auction: v.string(), minimum: v.number() },
  handler: async (ctx, { auction, minimum }) => {
    const sorted: Doc<"bids">[] = [];
    const rows = ctx.db.query("bids").withIndex("by_auction", (q) => q.eq("auction", auction));
    for await (const row of rows) {
      if (row.sealed || row.amount < minimum) continue;
      const place = sorted.findIndex((other) => other.amount < row.amount);
      sorted.splice(place === -1 ? sorted.length : place, 0, row);
    }
    return sorted;
  },
});
