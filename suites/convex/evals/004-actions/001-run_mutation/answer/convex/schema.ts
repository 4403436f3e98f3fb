import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  harvestedPages: defineTable({
    url: v.string(),
    data: v.any(),
  }),
});
