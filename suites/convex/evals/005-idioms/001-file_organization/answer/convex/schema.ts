import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  bakeries: defineTable({
    name: v.string(),
    town: v.string(),
  }).index("by_town", ["town"]),

  loaves: defineTable({
    bakeryId: v.id("bakeries"),
    flour: v.string(),
    grams: v.number(),
  }).index("by_bakery", ["bakeryId"]),
});
