import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  trafficSignals: defineTable({
    region: v.literal("north"),
    lampState: v.union(v.literal("off"), v.literal("red"), v.literal("amber"), v.literal("green")),
    phase: v.union(v.literal(1), v.literal(2), v.literal(3)),
    override: v.union(v.literal(0), v.literal(1), v.literal(false)),
    fault: v.union(v.literal("flicker"), v.literal("dark"), v.literal(7), v.literal(8), v.null()),
    mount: v.object({
      kind: v.union(v.literal("pole"), v.literal("gantry")),
      heated: v.boolean(),
    }),
  }),
});
