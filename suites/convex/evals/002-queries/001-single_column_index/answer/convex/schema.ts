import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  passports: defineTable({
    number: v.string(),
    holder: v.string(),
    expiresOn: v.string(),
  }).index("by_number", ["number"]),
});
