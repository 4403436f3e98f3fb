import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  samplePlots: defineTable({
    storageId: v.id("_storage"),
    caption: v.string(),
    byteCount: v.number(),
  }),
});
