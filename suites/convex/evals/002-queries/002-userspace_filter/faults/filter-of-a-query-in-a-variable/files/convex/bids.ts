import { v } from "convex/values";
import { query } from "./_generated/server";

export const openBids = query({
  args: { auction: v.string(), minimum: v.number() },
  handler: async (ctx, args) => {
    let bids = ctx.db.query("bids").withIndex("by_auction", (q) => q.eq("auction", args.auction));
    bids = bids.filter((q) =>
      q.and(q.eq(q.field("sealed"), false), q.gte(q.field("amount"), args.minimum)),
    );
    return (await bids.collect()).sort((a, b) => b.amount - a.amount);
  },
});
