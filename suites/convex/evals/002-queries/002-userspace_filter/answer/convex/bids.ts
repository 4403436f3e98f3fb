import { v } from "convex/values";
import { query } from "./_generated/server";

export const openBids = query({
  args: { auction: v.string(), minimum: v.number() },
  handler: async (ctx, args) => {
    const bids = await ctx.db
      .query("bids")
      .withIndex("by_auction", (q) => q.eq("auction", args.auction))
      .collect();

    return bids
      .filter((bid) => !bid.sealed && bid.amount >= args.minimum)
      .sort((a, b) => b.amount - a.amount);
  },
});
