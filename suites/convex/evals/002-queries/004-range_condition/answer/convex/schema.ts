import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tideReadings: defineTable({
    gauge: v.string(),
    measuredAt: v.number(),
    levelCm: v.number(),
  }).index("by_gauge_and_time", ["gauge", "measuredAt"]),
});
