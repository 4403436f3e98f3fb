import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({ parcels: defineTable({ text: v.string() }) });
