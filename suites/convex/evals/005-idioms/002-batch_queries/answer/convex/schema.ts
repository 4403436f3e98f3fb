import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  poets: defineTable({
    penName: v.string(),
    country: v.string(),
  }).index("by_pen_name", ["penName"]),

  poems: defineTable({
    poetId: v.id("poets"),
    title: v.string(),
    year: v.number(),
  }).index("by_poet", ["poetId"]),
});
