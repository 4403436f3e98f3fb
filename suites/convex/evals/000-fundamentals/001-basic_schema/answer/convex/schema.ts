import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  accessions: defineTable({
    label: v.string(),
  }),

  germinationNotes: defineTable({
    body: v.string(),
    botanist: v.string(),
  }),
});
