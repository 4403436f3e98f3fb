import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  specimens: defineTable({
    taxon: v.string(),
    locality: v.string(),
  }),
});
