import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  dispatchSlips: defineTable({
    signedBy: v.union(v.string(), v.null()),
    inspectedBy: v.optional(v.union(v.string(), v.null())),
    remark: v.optional(v.string()),
  }),
});
