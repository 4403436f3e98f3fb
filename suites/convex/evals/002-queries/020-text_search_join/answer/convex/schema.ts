import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  critics: defineTable({
    name: v.string(),
    email: v.string(),
  }),

  reviews: defineTable({
    criticId: v.id("critics"),
    play: v.string(),
    verdict: v.string(),
    stars: v.number(),
  }).searchIndex("search_verdict", { searchField: "verdict" }),
});
