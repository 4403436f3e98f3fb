import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  vineyards: defineTable({
    estate: v.string(),
    grapes: v.array(v.string()),
  }),

  bottlings: defineTable({
    label: v.string(),
    vineyard: v.id("vineyards"),
    tastingNote: v.string(),
  }),
});
