import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  depots: defineTable({
    name: v.string(),
    region: v.string(),
  }),

  crews: defineTable({
    depotId: v.id("depots"),
    callSign: v.string(),
    shift: v.string(),
    leadId: v.optional(v.id("employees")),
  }).index("by_depot", ["depotId"]),

  employees: defineTable({
    crewId: v.id("crews"),
    badge: v.string(),
    fullName: v.string(),
    age: v.optional(v.number()),
    contact: v.object({ phone: v.string(), radio: v.string() }),
    address: v.optional(v.object({ street: v.string(), city: v.string() })),
  })
    .index("by_crew", ["crewId"])
    .index("by_badge", ["badge"]),
});
