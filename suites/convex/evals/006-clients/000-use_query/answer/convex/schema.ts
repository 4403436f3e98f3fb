import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  departures: defineTable({
    line: v.string(),
    platform: v.string(),
  }),
});
