import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  bids: defineTable({
    auction: v.string(),
    bidder: v.string(),
    amount: v.number(),
    sealed: v.boolean(),
  }).index("by_auction", ["auction"]),
});
