import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  galleries: defineTable({
    city: v.string(),
    rating: v.number(),
  }),

  paintings: defineTable({
    title: v.string(),
    medium: v.string(),
    gallery: v.id("galleries"),
    /** Copy of the city of the gallery. */
    city: v.string(),
  })
    .index("by_city", ["city"])
    .index("by_gallery", ["gallery"]),
});
