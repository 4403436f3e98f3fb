import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  entries: defineTable({
    visitor: v.string(),
    note: v.string(),
  }),
});
