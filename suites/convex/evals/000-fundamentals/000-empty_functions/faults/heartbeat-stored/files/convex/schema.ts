import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ probes: defineTable({ at: v.number() }) });
