import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  logbookEntries: defineTable({
    vessel: v.string(),
    text: v.string(),
    eventDate: v.string(),
  }).index("by_vessel", ["vessel"]),
});
