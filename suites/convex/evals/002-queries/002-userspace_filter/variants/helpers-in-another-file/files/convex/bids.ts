import { v } from "convex/values";
import { query } from "./_generated/server";
import { bidsOf, reaches } from "./lib/auctionRules";

export const openBids = query({
  args: { auction: v.string(), minimum: v.number() },
  handler: async (ctx, { auction, minimum }) => {
    const open = (await bidsOf(ctx, auction)).filter(reaches(minimum));
    open.sort((a, b) => a.amount - b.amount);
    return open.reverse();
  },
});
