import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

export default defineSchema({
  actors: defineTable({
    name: v.string(),
    agency: v.string(),
    productionIds: v.array(v.id("productions")),
  }),

  productions: defineTable({
    title: v.string(),
    venue: v.string(),
    actorIds: v.array(v.id("actors")),
  }),
});
