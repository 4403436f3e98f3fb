import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  actors: defineTable({
    name: v.string(),
    agency: v.string(),
  }),

  productions: defineTable({
    title: v.string(),
    venue: v.string(),
  }),

  castings: defineTable({
    actorId: v.id("actors"),
    productionId: v.id("productions"),
    hiredOn: v.number(),
    roleName: v.optional(v.string()),
  })
    .index("by_actor_and_production", ["actorId", "productionId"])
    .index("by_production_and_actor", ["productionId", "actorId"]),
});
