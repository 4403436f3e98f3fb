import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tenants: defineTable({
    name: v.string(),
    evicted: v.boolean(),
  }),

  leases: defineTable({
    tenantId: v.id("tenants"),
    flat: v.string(),
  }),
});
