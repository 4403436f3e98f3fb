import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const parent = "vineyards" as const;
const text = v.string();

export default defineSchema({
  [parent]: defineTable({ estate: text, grapes: v.array(text) }),
  bottlings: defineTable({ label: text, tastingNote: text, vineyard: v.id(parent) }),
});
