import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const oldForm = v.object({ holder: v.string(), tier: v.string(), standing: v.boolean() });

export const newForm = v.object({
  holder: v.string(),
  remark: v.string(),
  standing: v.union(v.literal("expelled"), v.literal("good"), v.literal("suspended")),
});

export default defineSchema({ memberships: defineTable(v.union(newForm, oldForm)) });
