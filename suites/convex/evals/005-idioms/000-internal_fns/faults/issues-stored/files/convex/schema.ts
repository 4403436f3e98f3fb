import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ issues: defineTable({ name: v.string(), payload: v.any() }) });
