import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  kegs: defineTable({
    style: v.string(),
    liters: v.number(),
    tappedAt: v.number(),
  }),
});
