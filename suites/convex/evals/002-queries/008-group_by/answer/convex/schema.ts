import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  donations: defineTable({
    campaign: v.string(),
    month: v.string(),
    channel: v.string(),
    amount: v.number(),
  }).index("by_campaign_and_month", ["campaign", "month"]),
});
