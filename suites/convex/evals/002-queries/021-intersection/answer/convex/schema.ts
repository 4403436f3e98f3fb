import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  kitchens: defineTable({
    name: v.string(),
    state: v.union(v.literal("open"), v.literal("closed")),
  }).index("by_state", ["state"]),

  dishes: defineTable({
    kitchenId: v.id("kitchens"),
    available: v.boolean(),
    name: v.string(),
    priceCents: v.number(),
  }).index("by_kitchen_and_available", ["kitchenId", "available"]),
});
