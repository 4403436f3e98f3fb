import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  auditEntries: defineTable({
    actor: v.string(),
    action: v.string(),
  }),
});
