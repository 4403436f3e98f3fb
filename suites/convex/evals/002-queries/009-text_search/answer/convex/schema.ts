import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  fieldNotes: defineTable({
    heading: v.string(),
    text: v.string(),
    surveyor: v.string(),
    labels: v.array(v.string()),
    cleared: v.boolean(),
  }).searchIndex("search_text", {
    searchField: "text",
    filterFields: ["surveyor", "cleared"],
  }),
});
