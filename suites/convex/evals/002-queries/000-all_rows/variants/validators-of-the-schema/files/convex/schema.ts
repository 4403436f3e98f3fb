import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const lighthouseFields = {
  manned: v.boolean(),
  heightM: v.float64(),
  place: v.string(),
};

export default defineSchema({ lighthouses: defineTable(v.object(lighthouseFields)) });
