import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  parkingTickets: defineTable({
    violation: v.string(),
    plate: v.string(),
  }).index("by_plate", ["plate"]),
});
