import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  instruments: defineTable({
    title: v.string(),
    apertureMm: v.number(),
    focalLengthMm: v.number(),
    remark: v.optional(v.string()),
  }),
});
