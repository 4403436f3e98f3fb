import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export const droneFields = v.object({
  model: v.string(),
  serial: v.string(),
  weightG: v.float64(),
});

export default defineSchema({
  drones: defineTable(droneFields).index("by_serial", ["serial"]),
});
