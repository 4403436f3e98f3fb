import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  drones: defineTable({
    serial: v.string(),
    model: v.string(),
    weightG: v.number(),
  }).index("by_serial", ["serial"]),
});
