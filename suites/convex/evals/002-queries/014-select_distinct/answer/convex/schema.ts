import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  coins: defineTable({
    mintYear: v.number(),
    motif: v.string(),
  }).index("by_mint_year", ["mintYear"]),
});
