import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  blueprints: defineTable({
    title: v.string(),
    revision: v.number(),
  }),

  viewLedger: defineTable({
    blueprintId: v.id("blueprints"),
    revision: v.number(),
  }),
});
