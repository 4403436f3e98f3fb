import { defineSchema, defineTable } from "convex/server";
import { v, type VString } from "convex/values";

function texts<Name extends string>(...names: Name[]) {
  const entries = names.map((name) => [name, v.string()] as const);
  return Object.fromEntries(entries) as Record<Name, VString>;
}

const sometimes = v
  .object({ age: v.number(), address: v.object(texts("street", "city")) })
  .partial();

export default defineSchema({
  depots: defineTable(texts("name", "region")),

  employees: defineTable({
    ...texts("badge", "fullName"),
    ...sometimes.fields,
    crewId: v.id("crews"),
    contact: v.object(texts("phone", "radio")),
  })
    .index("by_badge", ["badge"])
    .index("by_crew", ["crewId"]),

  crews: defineTable({
    ...texts("callSign", "shift"),
    depotId: v.id("depots"),
    leadId: v.optional(v.id("employees")),
  }).index("by_depot", ["depotId"]),
});
