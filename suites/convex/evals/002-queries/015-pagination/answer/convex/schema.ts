import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  incidentReports: defineTable({
    summary: v.string(),
    occurredAt: v.number(),
  }),
});
