import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  turbines: defineTable({
    label: v.string(),
  }),

  turbineAlerts: defineTable({
    turbineId: v.id("turbines"),
    code: v.string(),
    severity: v.number(),
  }).index("by_turbine", ["turbineId"]),
});
