import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  users: defineTable({
    name: v.string(),
    email: v.string(),
  }),

  documents: defineTable({
    authorId: v.id("users"),
    title: v.string(),
    shelf: v.string(),
    pages: v.number(),
  }).index("by_author", ["authorId"]),
});
