import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ runs: defineTable({ jobLabel: v.string() }) });
