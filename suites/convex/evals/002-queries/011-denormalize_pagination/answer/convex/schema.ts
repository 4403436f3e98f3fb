import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  towers: defineTable({
    name: v.string(),
    heightM: v.number(),
  }),

  apartments: defineTable({
    towerId: v.id("towers"),
    label: v.string(),
    rooms: v.number(),
    towerHeightM: v.number(),
  }).index("by_tower_height", ["towerHeightM"]),
});
