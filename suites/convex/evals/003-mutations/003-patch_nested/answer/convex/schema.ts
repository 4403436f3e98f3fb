import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  exhibits: defineTable({
    placard: v.object({
      heading: v.string(),
      curator: v.object({
        name: v.string(),
        reach: v.object({
          email: v.string(),
          phone: v.optional(v.string()),
        }),
      }),
      keywords: v.array(v.string()),
    }),
    blurb: v.string(),
  }),
});
