import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const actors = defineTable({ agency: v.string(), name: v.string() }).index("name", ["name"]);
const productions = defineTable({ venue: v.string(), title: v.string() });

const casting = {
  roleName: v.optional(v.string()),
  hiredOn: v.float64(),
  productionId: v.id("productions"),
  actorId: v.id("actors"),
};

const castings = defineTable(casting)
  .index("productionPair", ["productionId", "actorId"])
  .index("actorPair", ["actorId", "productionId"])
  .index("actor", ["actorId"])
  .index("production", ["productionId"]);

export default defineSchema({ castings, productions, actors });
