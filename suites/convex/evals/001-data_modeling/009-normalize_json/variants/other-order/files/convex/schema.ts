import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";

const address = v.object({ city: v.string(), street: v.string() });
const contact = v.object({ radio: v.string(), phone: v.string() });

const employees = defineTable({
  age: v.optional(v.float64()),
  address: v.optional(address),
  badge: v.string(),
  contact,
  crewId: v.id("crews"),
  fullName: v.string(),
})
  .index("by_badge", ["badge"])
  .index("by_crew", ["crewId"]);

const crews = defineTable({
  callSign: v.string(),
  depotId: v.id("depots"),
  leadId: v.optional(v.id("employees")),
  shift: v.string(),
}).index("by_depot", ["depotId"]);

const depots = defineTable({ region: v.string(), name: v.string() });

export default defineSchema({ employees, crews, depots });
