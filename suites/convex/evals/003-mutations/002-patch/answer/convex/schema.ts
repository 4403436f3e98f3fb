import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  subscriptions: defineTable({
    subscriber: v.string(),
    planCode: v.string(),
    seats: v.number(),
    note: v.optional(v.string()),
  }),
});
