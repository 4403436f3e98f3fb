import { defineTable } from "convex/server";
import { v } from "convex/values";

export const bottlings = defineTable({
  tastingNote: v.string(),
  vineyard: v.id("vineyards"),
  label: v.string(),
});
