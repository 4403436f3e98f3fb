import { defineTable } from "convex/server";
import { v } from "convex/values";

const crew = v.object({
  callSign: v.string(),
  shift: v.string(),
  depotId: v.id("depots"),
  leadId: v.optional(v.id("employees")),
});

export const crews = defineTable(crew).index("by_depot", { fields: ["depotId"] });
