import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const windowValidator = v.union(
  v.object({ exact: v.literal(true), at: v.number() }),
  v.object({ exact: v.literal(false), from: v.number(), until: v.number() }),
);

export default defineSchema({
  pickups: defineTable({
    sender: v.string(),
    window: windowValidator,
  }),

  dropoffs: defineTable({
    recipient: v.string(),
    doorCode: v.optional(v.string()),
    window: windowValidator,
  }),
});
