import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  chefs: defineTable({
    name: v.string(),
    region: v.string(),
  }),

  recipes: defineTable({
    chefId: v.id("chefs"),
    title: v.string(),
    servings: v.number(),
  }),
});
