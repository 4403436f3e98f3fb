import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  receiptScans: defineTable({
    storageId: v.id("_storage"),
    claimant: v.string(),
  }),
});
