import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  ferryDepartures: defineTable({
    vessel: v.string(),
    routeCode: v.string(),
    departsAt: v.number(),
  }).index("by_route_and_time", ["routeCode", "departsAt"]),
});
