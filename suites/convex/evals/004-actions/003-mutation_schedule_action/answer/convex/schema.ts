import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  webhookDeliveries: defineTable({
    target: v.string(),
    state: v.union(v.literal("queued"), v.literal("delivered")),
    queuedAt: v.number(),
    deliveredAt: v.optional(v.number()),
  }).index("by_target", ["target"]),
});
