import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const subscriptions = defineTable(
  v.object({
    note: v.optional(v.string()),
    planCode: v.string(),
    seats: v.float64(),
    subscriber: v.string(),
  }),
);

export default defineSchema({ subscriptions });
