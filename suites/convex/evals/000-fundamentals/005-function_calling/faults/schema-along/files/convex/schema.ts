import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ quotes: defineTable({ total: v.number() }) });
