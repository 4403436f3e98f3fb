import { v } from "convex/values";
import { query } from "./_generated/server";

export const openBids = query({
  args: { minimum: v.number(), auction: v.string() },
  returns: v.array(
    v.object({
      _id: v.id("bids"),
      _creationTime: v.number(),
      auction: v.string(),
      bidder: v.string(),
      amount: v.number(),
      sealed: v.boolean(),
    }),
  ),
  handler: async (ctx, args) => {
    const bidsQuery = ctx.db
      .query("bids")
      .withIndex("by_auction", (q) => q.eq("auction", args.auction))
      .order("desc");
    let query = await bidsQuery.collect();
    query = query.filter(({ sealed }) => !sealed);
    query = query.filter(({ amount }) => amount >= args.minimum);
    return query.toSorted((one, other) => Math.sign(other.amount - one.amount));
  },
});
