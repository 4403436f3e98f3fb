import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  shipments: defineTable({
    label: v.string(),
    warehouse: v.string(),
    state: v.string(),
    urgency: v.number(),
  }).index("by_warehouse_and_state_and_urgency", ["warehouse", "state", "urgency"]),
});
