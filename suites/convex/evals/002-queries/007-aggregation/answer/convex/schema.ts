import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  fuelFills: defineTable({
    truck: v.string(),
    station: v.string(),
    litres: v.number(),
    pricePerLitre: v.number(),
  }).index("by_truck", ["truck"]),
});
