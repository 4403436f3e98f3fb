import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  tickets: defineTable({ title: v.string(), isOpen: v.boolean() }),
});
