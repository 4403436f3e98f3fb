import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  lighthouses: defineTable({
    place: v.string(),
    heightM: v.number(),
    manned: v.boolean(),
  }),
});
