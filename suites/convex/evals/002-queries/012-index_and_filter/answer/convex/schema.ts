import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  wells: defineTable({
    name: v.string(),
    depthM: v.number(),
    sealed: v.boolean(),
  }).index("by_depth", ["depthM"]),
});
