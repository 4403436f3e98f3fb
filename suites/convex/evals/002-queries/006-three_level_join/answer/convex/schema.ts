import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  districts: defineTable({ name: v.string() }),

  clinics: defineTable({
    districtId: v.id("districts"),
    name: v.string(),
  }).index("by_district", ["districtId"]),

  shifts: defineTable({
    clinicId: v.id("clinics"),
    physicianId: v.id("physicians"),
    duty: v.union(v.literal("oncall"), v.literal("day")),
  }).index("by_clinic_and_duty", ["clinicId", "duty"]),

  physicians: defineTable({
    name: v.string(),
    pager: v.string(),
  }),
});
