import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  memberships: defineTable({
    holder: v.string(),
    // Retired: only documents that have not been migrated have it.
    tier: v.optional(v.string()),
    remark: v.optional(v.string()),
    standing: v.union(
      v.boolean(),
      v.literal("good"),
      v.literal("suspended"),
      v.literal("expelled"),
    ),
  }),
});
