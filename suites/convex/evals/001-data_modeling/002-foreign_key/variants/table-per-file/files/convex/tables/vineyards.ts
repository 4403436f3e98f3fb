import { defineTable } from "convex/server";
import { v } from "convex/values";

export const vineyards = defineTable(
  v.object({
    grapes: v.array(v.string()),
    estate: v.string(),
  }),
);
